"""Departments are known by their names in other languages than Chinese and English."""

import pytest

from corpus.bodies_abroad import body_before, body_behind
from corpus.place_mark import Folded


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Cuántas solicitudes recibió la comisión de ciencia y tecnología de ", "science"),
        ("le bureau de l'éducation de la ville de ", "education"),
        ("le bureau des ressources naturelles et de la planification du district de ", "resources"),
        ("das Amt für natürliche Ressourcen und Planung der Stadt ", "resources"),
        ("le bureau de l'agriculture et des affaires rurales d'", "agriculture"),
        ("die Wissenschafts- und Technologiekommission von ", "science"),
        ("das Amt für Statistik der Stadt ", "statistics"),
        ("lo ufficio per i servizi amministrativi del distretto di ", "services"),
        ("a Secretaria de Saúde de ", "health"),
        ("комитет по науке и технологиям ", "science"),
        ("налоговое управление ", "tax"),
        ("لجنة العلوم والتكنولوجيا في ", "science"),
        ("Sở Giáo dục thành phố ", "education"),
        ("Chi cục Môi trường của quận ", "environment"),
        ("kantor layanan pemerintahan Distrik ", "services"),
        ("dinas kesehatan kota ", "health"),
        ("komisja nauki i techniki w ", "science"),
        ("urząd statystyczny miasta ", "statistics"),
        ("de commissie wetenschap en technologie van ", "science"),
        ("het bureau landbouw van het district ", "agriculture"),
    ],
)
def test_a_department_is_known_before_its_place(text, topic):
    found = body_before(Folded.of(text).text)
    assert found is not None
    assert found[1] == topic


@pytest.mark.parametrize(
    "text",
    [
        "Wie viel kostet die Wasserversorgung von ",
        "Combien d'entreprises de transport de ",
        "¿Cuántos servicios de salud de ",
        "le réseau de transport de ",
    ],
)
def test_what_a_place_has_is_no_department(text):
    assert body_before(Folded.of(text).text) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("시 교육국은", "education"),
        ("구 정무서비스판공실", "services"),
        ("시 과학기술위원회", "science"),
        (") 응급관리국의", "emergency"),
    ],
)
def test_a_department_is_known_behind_its_place_in_korean(text, topic):
    found = body_behind(text, 0)
    assert found is not None
    assert found[1] == topic


def test_complaints_that_a_district_handles_are_no_department():
    assert body_behind("구 민원을 처리", 0) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (" Kalkınma ve Reform Bürosu", "reform"),
        (" ilçesi Çevre Müdürlüğü", "environment"),
        ("'ın Sağlık Komisyonu'nun", "health"),
        (") Bilim ve Teknoloji Komisyonu", "science"),
    ],
)
def test_a_department_is_known_behind_its_place_in_turkish(text, topic):
    found = body_behind(Folded.of(text).text, 0)
    assert found is not None
    assert found[1] == topic
