"""Cells of the tables are asked for in other languages than Chinese and English too."""

import re
from pathlib import Path

import pytest

from assistant import Youju
from assistant.understanding.counted import PHRASE_ENDS
from assistant.understanding.intents import intents_of
from assistant.understanding.messages import say
from corpus import tongues
from corpus.language import detect_language, simplify
from corpus.report import Span
from corpus.tongues import in_english
from evals.sets import find_set, load

TONGUES = Path(tongues.__file__).with_name("tongues")


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Combien de demandes Qiaokou a-t-elle entièrement acceptées en 2020 ?", "93 granted"),
        ("Wie viele Anträge lehnte Qiaokou 2020 ab?", "5 (1 + 2 + 2 = 5) refused"),
        ("Wie viele Klagen gab es 2020 in Qiaokou?", ": 1 administrative lawsuit ["),
        ("¿Cuántas solicitudes nuevas recibió Qiaokou en 2020?", "162 new"),
        ("Сколько запросов отклонил Цяокоу в 2020 году?", "5 (1 + 2 + 2 = 5) refused"),
        ("硚口区では2020年に不開示とされた請求は何件ですか。", "5 (1 + 2 + 2 = 5) refused"),
        ("차오커우구는 2020년에 정보공개 청구를 몇 건 받았습니까?", "162 new"),
    ],
)
def test_a_cell_is_found_from_any_language_and_answered_in_english(youju, question, said):
    assert said in youju.ask(question).text


def test_that_answers_come_in_english_is_said_once(youju):
    question = "Wie viele Klagen gab es 2020 in Qiaokou?"
    assert youju.ask(question).warnings == (say("english_only", "en"),)
    before = [{"role": "user", "content": question}]
    assert youju.ask("Und wie viele Widerspruchsverfahren?", history=before).warnings == ()
    assert youju.ask("How many lawsuits were there in Qiaokou in 2020?").warnings == ()


IN_FIFTEEN = [case for case in load(find_set("tongues-dev")) if case.id.endswith(("1", "4", "7"))]


@pytest.mark.parametrize("case", IN_FIFTEEN, ids=lambda case: case.question)
def test_fifteen_languages_are_understood(youju, case):
    answer = youju.ask(case.question)
    if case.unanswerable:
        assert answer.abstained
    for number in case.answer_numbers:
        assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", answer.text)


@pytest.mark.parametrize("path", sorted(TONGUES.glob("*.tsv")), ids=lambda path: path.stem)
def test_a_word_list_holds_phrases_and_their_english(path):
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            phrases, english = line.split("\t")
            assert all(phrase.strip() for phrase in phrases.split("|"))
            assert english.isascii()


def test_what_no_list_knows_stays_as_it_is():
    assert in_english("combien de wubbel 2020 ?", "fr") == "how many wubbel 2020 ?"


def test_a_decimal_point_does_not_part_a_clause():
    assert in_english("pm2.5は何件", "ja").strip() == "how many pm2.5"


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("ile pkb", "pl", "how much gdp"),
        ("berapa modal asing", "id", "how much foreign investment"),
        ("ile firm dostało dotację", "pl", "how many"),
    ],
)
def test_an_amount_is_asked_for_with_how_much(question, language, english):
    assert in_english(question, language).startswith(english)


def test_nouns_that_a_particle_joins_are_joined():
    assert " units and individuals" in in_english("표창한 기관과 개인은 각각 몇인가요?", "ko")
    asked = in_english("규범성 문서와 인사 문서는 각각 몇 건인가요?", "ko")
    assert "normative documents and personnel documents" in asked


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("welche anforderungen legte die bekanntmachung 2017 fest?", "de", "set out"),
        ("wie viele anträge lehnte qiaokou 2020 ab?", "de", "refused"),
        ("welke eisen stelde qiaokou in 2020 vast?", "nl", "set out"),
        ("هل رفض أي طلب", "ar", ", did refused any"),
    ],
)
def test_a_phrase_may_have_other_words_within_it(question, language, english):
    assert english in in_english(question, language)


def test_words_of_another_clause_are_no_part_of_a_phrase():
    assert "set out" not in in_english("legte qiaokou 2020 vor, was galt fest?", "de")


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("新規の請求のうち、企業からのものは何件", "ja", "of the new requests , how many from"),
        ("2016年に情報を公開した鎮はどこですか", "ja", "which town"),
        ("urumqi mở những chuyên mục nào", "vi", "which column"),
        ("quante domande ha respinto perché non deteneva il documento", "it", "refused because"),
        ("hoeveel betaalde qiaokou", "nl", "how much paid"),
        ("qui a publié le plus d'informations", "fr", "the most information"),
        (
            "quantas contas oficiais os departamentos de suqian tinham",
            "pt",
            "did departments of suqian",
        ),
        ("ilu wyleczonych miało ponad 80 lat", "pl", "aged over 80"),
        ("dlaczego w 2023 roku spadła liczba wniosków", "pl", "number of requests decrease 2023"),
    ],
)
def test_what_is_asked_stands_where_english_has_it(question, language, english):
    assert english in in_english(simplify(question), language)


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("через сеть пришло больше запросов или по почте", "ru", "received more requests or"),
        ("qua mạng nhiều hơn hay nộp trực tiếp nhiều hơn?", "vi", "more online or offline"),
        ("когда опубликовано больше: в 2016 или в 2019 году?", "ru", "which year"),
        ("urumqi received nhiều hơn 20", "vi", "more than 20"),
        ("więcej wniosków miało sihong czy shuyang?", "pl", "more requests sihong or shuyang"),
        ("shuyang mı sihong mu daha çok", "tr", "shuyang or sihong"),
        ("gingen mehr anträge online oder offline ein?", "de", "were there more requests online"),
        ("l'administration a plus souvent eu gain de cause ou été désavouée", "fr", "was govern"),
    ],
)
def test_of_two_things_more_is_more_than_nothing(question, language, english):
    assert english in in_english(question, language)


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("ile uwag zebrano", "pl", "how many opinions collected"),
        ("ilu ludzi przeszkolono", "pl", "how many people were trained"),
        ("berapa surat yang dibalas", "id", "how many letters replied"),
        ("hoeveel boetes", "nl", "how many administrative penalties"),
        ("kaç kişi eğitim aldı", "tr", "how many people were trained"),
        ("bao nhiêu lượt", "vi", "how many"),
        ("كم مستشفى", "ar", "how many hospitals"),
        ("с какого числа", "ru", "from what date"),
        ("wie viele strafbescheide erlassen", "de", "how many administrative penalties issued"),
        ("며칠부터", "ko", "from what date"),
        ("増えた?減った?", "ja", "did it go up or down"),
    ],
)
def test_everyday_words_are_known_in_each_language(question, language, english):
    assert in_english(simplify(question), language).strip() == english


def test_what_turkish_hangs_on_a_name_or_a_year_says_nothing():
    asked = in_english("qiaokou'nun 2020'de gsyh'si ne kadardı?", "tr")
    assert asked.strip() == "how much qiaokou 2020 gdp?"


def test_examples_in_brackets_are_no_further_words_of_a_question():
    asked = in_english(simplify("政府の新メディア(微博や微信など)は何個"), "ja")
    assert asked.strip() == "how many government new media"


def test_a_language_is_told_by_letters_that_only_it_has():
    assert detect_language("Qiaokou'nun 2020 tahmini GSYH'si ne kadardı?") == "tr"
    assert detect_language("Ilu obserwujących ma Qiaokou?") == "pl"
    assert detect_language("How many requests did Kiều Khẩu receive?") == "en"


def test_a_korean_particle_left_alone_is_no_word_of_the_question():
    assert in_english("시장 사서함으로는요?", "ko") == "mayor's mailbox"


@pytest.mark.parametrize(
    ("question", "then"),
    [
        ("Combien de demandes sont arrivées en ligne à Qiaokou en 2020 ?", "Et hors ligne ?"),
        ("¿Cuántas solicitudes llegaron por internet a Qiaokou en 2020?", "¿Y fuera de línea?"),
        ("2020年に硚口区ではインターネット経由の請求は何件ありましたか", "オフラインでは?"),
    ],
)
def test_what_is_added_to_a_question_asks_what_that_one_asked(youju, question, then):
    answer = youju.ask(then, history=[{"role": "user", "content": question}])
    assert ": 113" in answer.text


def test_names_of_places_are_not_translated():
    name = Span(0, len("saint-demande"))
    assert in_english("saint-demande reçoit", "fr", [name]).startswith("saint-demande ")


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("硚口区行政処罰は何件", "ja", "how many"),
        ("qiaokou kaç talep aldı", "tr", "how many"),
    ],
)
def test_how_many_stands_first_as_english_has_it(question, language, english):
    assert in_english(question, language).strip().startswith(english)


@pytest.mark.parametrize(
    "question",
    [
        "令和2年に硚口区は何件の情報公開請求を受けましたか",
        "民國109年硚口區收到多少件申請？",
        "2020년 차오커우구는 신청을 몇 건 받았습니까",
        "ในปี พ.ศ. ๒๕๖๓ เขต Qiaokou ได้รับคำขอข้อมูลกี่เรื่อง",
        "كم عدد الطلبات التي تلقتها Qiaokou عام ٢٠٢٠؟",
    ],
)
def test_a_year_is_understood_in_the_era_and_digits_of_the_language(youju, question):
    assert "162" in youju.ask(question).text


def test_a_year_that_is_not_held_is_so_in_every_language(youju):
    assert youju.ask("2021년 차오커우구는 신청을 몇 건 받았습니까").abstained
    assert youju.ask("令和3年に硚口区は何件の情報公開請求を受けましたか").abstained


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("thượng hải nhận bao nhiêu đơn", "thượng hải received how many requests"),
        ("tính cả đơn mới", "new requests"),
        ("nhan bao nhieu don", "received how many requests"),
        ("uỷ ban khoa học hoá", "committee khoa học hoá"),
    ],
)
def test_vietnamese_words_are_told_by_their_accents_where_there_are_any(question, english):
    assert in_english(question, "vi").endswith(english)


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("quận kiều khẩu (硚口)", "vi", "district (硚口)"),
        ("die stadt tschusjung (楚雄)", "de", "(楚雄)"),
        ("tasas (行政事业性收费)", "es", "fees (行政事业性收费)"),
    ],
)
def test_what_spells_the_chinese_name_in_brackets_is_no_word(question, language, english):
    assert in_english(question, language).endswith(english)


def test_what_kind_of_place_one_is_that_is_named_in_chinese_is_no_word():
    turkish = "kalkınma bölgesi (武昌经开区) kaç başvuru aldı?"
    named = [Span(turkish.index("武"), turkish.index(")"))]
    assert "zone" not in in_english(turkish, "tr", named)
    assert "zone" in in_english(turkish, "tr")
    korean = "(平潭) 종합실험구는 몇 건"
    assert "zone" not in in_english(korean, "ko", [Span(1, 3)])
    street = "urząd ulicy minzhi (民治街道)"
    spelt = Span(street.index("minzhi"), len(street) - 1)
    assert in_english(street, "pl", [spelt]).strip() == "minzhi (民治街道)"


def test_what_is_counted_stands_before_what_was_done_to_it():
    assert "how many letters were received" in in_english(simplify("受け付けた手紙は何件"), "ja")


def test_open_government_leaves_nothing_open(youju):
    asked = "How many reconsiderations about open government did Qiaokou have in 2020 in total?"
    assert ": 6 administrative reconsiderations [" in youju.ask(asked).text


def test_what_is_left_of_a_korean_word_behind_its_known_part_is_none():
    assert in_english("교육이었던", "ko") == "training"


def test_the_vowels_of_arabic_and_the_forms_of_its_alef_tell_no_words_apart():
    assert in_english("رُفِضَ", "ar") == in_english("رفض", "ar") == "refused"


def test_of_phrases_as_long_the_one_whose_ending_is_told_is_meant():
    assert in_english("dépassé", "fr") == "exceed"
    assert in_english("dépassées", "fr") == "overdue"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("¿Cuál fue el PIB estimado de Qiaokou en 2020?", "86"),
        (
            "À Kundulun en 2013, combien d'organes administratifs se sont installés au centre ?",
            "11",
        ),
        ("2018년 우루무치 하이테크구의 노동쟁의 중재 사건의 총금액은 얼마였나요?", "80348003.01"),
        ("Welche Stelle ist Herausgeber des Berichts 2018 von Chuxiong?", "楚雄高新区"),
        ("Qual é a data de emissão do relatório de 2018 de Chuxiong?", "2018年12月20日"),
        ("Hoeveel verzoeken gingen in Qiaokou van 2020 naar het volgende jaar?", "3 carried"),
        ("كم عدد الطلبات المستلمة من المنظمات الاجتماعية في 硚口 عام 2020؟", "3 new"),
        ("2017年、ウルムチ市の「书记听民生」欄で受け付けた市民からの手紙は何件?", "240"),
        ("Какой отдел района Цяокоу отвечает на вопросы по отчёту за 2020 год?", "大数据管理局"),
    ],
)
def test_what_reports_speak_of_is_asked_for_in_other_languages(youju, question, said):
    assert said in youju.ask(question).text


@pytest.mark.parametrize("done", ["修理した", "修理しましたか", "修理して", "修理されましたか"])
def test_a_japanese_verb_is_known_in_every_form_by_its_plain_past(done):
    assert "repaired" in in_english(f"何件{done}", "ja")


def test_what_ends_a_name_behind_an_apostrophe_is_no_ending_of_turkish():
    assert "huai'an" in in_english("huai'an'da kaç bilgi yayımlandı?", "tr", ())
    assert "huai'an" in in_english("huai'an 2024'te kaç bilgi yayımladı?", "tr", ())


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("mitarbeiterschulung", "de", "staff training"),
        ("verwaltungsgebühren", "de", "administrative fees"),
        ("milieuklachten", "nl", "environment complaints"),
        ("معالجتها", "ar", "completed"),
    ],
)
def test_a_word_no_list_has_is_taken_apart(question, language, english):
    assert in_english(question, language).strip().startswith(english)


@pytest.mark.parametrize("word", ["ministerpräsident", "gestern"])
def test_a_word_of_which_one_part_is_unknown_stays_whole(word):
    assert in_english(word, "de") == word


def test_two_syllables_are_not_cut_out_of_a_korean_word():
    assert "corrected" in in_english("정정 몇 건", "ko")
    assert "corrected" not in in_english("행정정보 몇 건", "ko")


def test_what_russian_hangs_on_a_year_says_nothing():
    assert in_english("в 2018-м", "ru") == "2018"


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("¿cuánto subió el pib?", "es", "by how much did increase gdp"),
        ("硚口のpm2.5はどれくらい下がりましたか", "ja", "by how much did 硚口 pm2.5"),
        ("combien de permis de plus en 2020 par rapport à 2019 ?", "fr", "how many more"),
        ("a le plus reculé, les pm2,5 ou les pm10", "fr", "pm2.5 or pm10"),
    ],
)
def test_how_much_something_rose_is_asked_for_as_english_does(question, language, english):
    assert english in in_english(simplify(question), language)


@pytest.mark.parametrize(
    "question",
    [
        "Combien de demandes d'information compte le rapport le plus récent ?",
        "Wie viele Anträge zählt der neueste Bericht?",
        "Сколько запросов в последнем отчёте?",
        "最新の報告書では申請は何件ですか",
        "최신 보고서에서 신청은 몇 건인가요?",
    ],
)
def test_the_newest_report_is_asked_for_in_other_languages(youju, question):
    assert youju.ask(question).text.startswith("Qiaokou District, 2020: 162 new")


@pytest.mark.parametrize(
    ("question", "language", "english"),
    [
        ("再生回数が1億を超えた動画", "ja", "more than a hundred million"),
        ("quante informazioni hanno pubblicato i comuni", "it", "published by"),
        ("qual è il totale e chi paga", "it", "total and who"),
        ("quanto é que cobrou", "pt", "how much fees"),
        ("¿cuánta información subió a su web?", "es", "how many items of information put online"),
        ("qiaokou şu anda kaç yeni medya hesabını denetliyor", "tr", "how many new media accounts"),
        ("新しく公開した政府情報は何件ですか", "ja", "how many government information were newly"),
        ("政策を解説しなければなりませんか", "ja", "must"),
        ("wie viele umweltbeschwerden gab es", "de", "environmental complaints"),
        ("đã thu bao nhiêu phí từ bao nhiêu hồ sơ", "vi", "how many cases"),
        ("받은 기관이 있었습니까? 있다면 어디입니까?", "ko", "? if so, where"),
        ("wie häufig informiert die zone", "de", "how often"),
    ],
)
def test_small_words_of_a_language_are_read_as_it_means_them(question, language, english):
    assert english in in_english(simplify(question), language)


@pytest.mark.parametrize(
    "question",
    [
        "Сколько квартир, точнее, сколько запросов получил Цяокоу в 2020 году?",
        "Combien de permis, ou plutôt combien de demandes Qiaokou a-t-il reçues en 2020 ?",
        "¿Cuántas licencias, perdón, cuántas solicitudes recibió Qiaokou en 2020?",
    ],
)
def test_what_is_taken_back_is_not_asked_for_in_other_languages(youju, question):
    assert youju.ask(question).text.startswith("Qiaokou District, 2020: 162 new")


def test_a_chinese_name_in_brackets_does_not_end_what_is_counted():
    assert PHRASE_ENDS.search("accounts pingtan (平潭) has").group() == " has"
    assert PHRASE_ENDS.search("accounts (or groups) has").group() == "("


def test_whether_there_were_any_and_if_so_where_asks_for_the_place():
    asked = "were there any units that charged a fee? if so, where is it?"
    assert intents_of(asked, asked, "en", leaning=False) == {"where"}
