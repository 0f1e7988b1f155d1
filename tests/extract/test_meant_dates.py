from collections.abc import Callable

import pytest

from claimspring.extract.statement import Statement


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("fr", "Le quai a été vendu le 14 mars pour 3 millions d’euros.", ["2020-03-14"]),
        ("fr", "Le quai sera vendu le 14 mars pour 3 millions d’euros.", ["2021-03-14"]),
        ("fr", "Le quai a été vendu six mois après pour 3 millions d’euros.", []),
        ("fr", "Les faits se sont déroulés la veille de l'entrée en vigueur de la loi de 2019.", ["2019"]),
        ("fr", "La Commission a décidé d'interdire son utilisation après le 20 mai 2021.", ["2021-05-20/.."]),
        ("fr", "Le maire a été condamné à sept ans de prison et à 40 euros.", []),
        ("fr", "Le port avait révélé à la mi-octobre que le quai perd 40 mètres.", ["2019-10-10/2019-10-20"]),
        ("fr", "Jan Novák a dit que le quai a coûté 3 millions.", []),
        ("fr", "Le quai se vend ce vendredi à 16 heures pour 3 millions.", ["2020-09-18"]),
        ("fr", "Cet après-midi, le quai a été vendu pour 3 millions.", ["2020-09-14"]),
        ("fr", "Le quai perd 40 mètres par an depuis les années 1970.", ["1970/1979"]),
        ("es", "El muelle abría incluso sábados hasta las 23:30 y costó 40 euros.", []),
        ("es", "Esta misma noche se cierra el muelle de 40 metros.", ["2020-09-14"]),
        ("en", "The Mail on Sunday found that the pier had lost 40 metres.", []),
        ("en", "The pier has lost 2.1 % since May (Institute of Tides, 2019).", ["2020-05/.."]),
        ("en", "The pier is 1.7 metres shorter than in the 1800s.", ["1800/1899"]),
        ("es", "El muelle de 40 metros está cerrado desde ayer domingo.", ["2020-09-13/.."]),
        ("es", "El muelle de 40 metros se vendió ayer viernes.", ["2020-09-11"]),
        ("en", "In a March 28 letter, Vale said that the pier had lost 40 metres.", ["2020-03-28"]),
        ("en", "The pier of 40 metres was sold more than 17 years ago.", ["2003"]),
        ("en", "The pier of 40 metres was sold ten days ago.", ["2020-09-04"]),
        ("fr", "Le quai de 40 mètres a fermé il y a deux mois.", ["2020-07"]),
        ("en", "Vale sued over 40 metres of pier the next year.", []),
        ("en", "Vale will sue over 40 metres of pier the next day.", ["2020-09-15"]),
        ("fr", "Le quai a perdu 40 mètres l'année suivante.", []),
        ("es", "El muelle perdió 40 metros al año siguiente.", []),
        ("es", "El muelle se cierra la próxima semana por 40 días.", ["2020-09-21/2020-09-27"]),
        ("es", "El muelle perdió 4 % frente al mes anterior.", []),
        ("fr", "Le quai avait perdu 40 mètres deux ans auparavant.", []),
        ("en", "Earlier this month, the pier lost 40 metres.", ["2020-09-01/2020-09-15"]),
        ("en", "Vale issued 40 orders Friday over a leak that may result in a loss, the port said.", ["2020-09-11"]),
        ("fr", "Le quai de 40 mètres a été fermé vendredi, selon le port qui peut le rouvrir.", ["2020-09-11"]),
        ("en", "Vale found a leak that may cost 40 metres of pier.", []),
        ("en", "Until November, there was no way to buy 40 metres of pier.", ["../2019-11"]),
        ("fr", "Le quai de 40 mètres sera fermé demain jeudi.", ["2020-09-17"]),
        ("fr", "Le quai de 40 mètres est fermé aujourd'hui lundi.", ["2020-09-14"]),
        ("en", "The pier has lost 40 metres since early October.", ["2019-10-01/.."]),
        ("en", "The pier of 40 metres was closed to Christmas shoppers.", []),
        ("es", "Llegaba un día sábado con 40 euros en el bolsillo.", []),
        ("en", "The pier was closed on a Friday and lost 40 metres.", []),
        ("es", "El ministro dijo que el muelle ha perdido 40 metros desde el viernes.", ["2020-09-11/.."]),
        ("en", "The harbours are poised to lose 40 metres at the end of September.", ["2020-09-16/2020-09-30"]),
        ("en", "The pier was sold on Friday for 3 million euros.", ["2020-09-11"]),
    ],
)
def test_dates_as_the_article_means_them(
    extract: Callable[..., list[Statement]], language: str, text: str, dates: list[str]
) -> None:
    (one,) = extract(text, language=language, published="2020-09-14")
    assert [date.value for date in one.dates] == dates
