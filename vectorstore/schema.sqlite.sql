-- The catalogue: the source of truth. A report exists when its row is here.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE report (
    key INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: names this revision's vectors
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,                    -- the path as indexed
    location TEXT NOT NULL UNIQUE,           -- the same path, made absolute
    content_hash TEXT NOT NULL,
    title TEXT NOT NULL, issuer TEXT NOT NULL, place TEXT NOT NULL, level TEXT NOT NULL,
    year INTEGER, published TEXT NOT NULL, url TEXT,
    header TEXT NOT NULL, source_text BLOB NOT NULL, furniture TEXT NOT NULL,
    sections TEXT NOT NULL, tables TEXT NOT NULL, notes TEXT NOT NULL,
    section_count INTEGER NOT NULL, table_count INTEGER NOT NULL, fact_count INTEGER NOT NULL
);

CREATE TABLE fact (
    key INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    indicator TEXT NOT NULL, cell TEXT NOT NULL,   -- the column of a table; empty for prose
    body TEXT NOT NULL
);
CREATE INDEX fact_report ON fact (report);
CREATE INDEX fact_indicator ON fact (indicator, cell);

CREATE TABLE passage (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL, figures INTEGER NOT NULL,
    path TEXT NOT NULL, text_hash BLOB NOT NULL,
    length INTEGER NOT NULL                  -- index tokens
);
CREATE INDEX passage_report ON passage (report);

CREATE TABLE sentence (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    passage INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    figures INTEGER NOT NULL, path TEXT NOT NULL, text_hash BLOB NOT NULL,
    length INTEGER NOT NULL                  -- index tokens
);
CREATE INDEX sentence_report ON sentence (report);
CREATE INDEX sentence_passage ON sentence (passage);

-- Index tokens, blank between them; rowid is the key above.
CREATE VIRTUAL TABLE passage_text USING fts5 (tokens, tokenize = "unicode61 remove_diacritics 0 tokenchars '.,%'");
CREATE VIRTUAL TABLE sentence_text USING fts5 (tokens, tokenize = "unicode61 remove_diacritics 0 tokenchars '.,%'");
CREATE VIRTUAL TABLE passage_word USING fts5vocab (passage_text, row);
CREATE VIRTUAL TABLE sentence_word USING fts5vocab (sentence_text, row);

-- How many passages and sentences there are, and how many tokens in them: what BM25 needs to know.
CREATE TABLE extent (
    level TEXT PRIMARY KEY, documents INTEGER NOT NULL, tokens INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO extent VALUES ('passage', 0, 0), ('sentence', 0, 0);

-- Raw vectors by engine and text, so that nothing is encoded twice.
CREATE TABLE vector (
    engine TEXT NOT NULL, text_hash BLOB NOT NULL, body BLOB NOT NULL,
    UNIQUE (text_hash, engine)
);

-- English stems of the corpus's own words: an English question finds words that are really there.
CREATE TABLE gloss (stem TEXT NOT NULL, zh TEXT NOT NULL, PRIMARY KEY (stem, zh)) WITHOUT ROWID;
CREATE TABLE glossed (zh TEXT PRIMARY KEY) WITHOUT ROWID;
