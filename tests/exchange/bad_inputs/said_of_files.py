"""What the program says of bad inputs 1–25, word for word: each problem of each file."""

SAID: dict[str, tuple[str, ...]] = {
    "01_an_empty_file": (
        "woningen.xlsx: het bestand is leeg: haal het opnieuw op of vraag het opnieuw.",
    ),
    "01_an_empty_CSV_file": (
        "woningen.csv: het bestand is leeg: haal het opnieuw op of vraag het opnieuw.",
    ),
    "02_half_a_workbook": (
        "woningen.xlsx: het bestand is beschadigd of niet volledig gedownload: haal het "
        "opnieuw op of vraag het opnieuw.",
    ),
    "03_a_workbook_with_a_password": (
        "woningen.xlsx: het bestand is beveiligd met een wachtwoord: sla het eerst op zonder.",
    ),
    "03_a_zip_with_a_password": (
        "woningen.xlsx: het bestand is beveiligd met een wachtwoord: sla het eerst op zonder.",
    ),
    "04_a_web_page_with_the_name_of_a_workbook": (
        "woningen.xlsx: dit is een webpagina of XML, geen werkboek: sla het op als .xlsx of .csv.",
    ),
    "04_a_CSV_file_with_the_name_of_a_workbook": (
        "woningen.xlsx: dit is geen werkboek maar tekst (CSV): verander de naam in .csv en "
        "lees het opnieuw.",
    ),
    "05_a_bomb_of_rows": (
        "woningen.xlsx: het bestand is uitgepakt 319 MB; de grens is 300 MB: bewaar alleen "
        "het blad dat nodig is.",
    ),
    "05_a_bomb_of_rows_below_that_size": (
        "woningen.xlsx: onderdeel xl/worksheets/sheet1.xml wordt bij het uitpakken meer dan "
        "200 keer zo groot: vraag de afzender om een nieuw bestand.",
    ),
    "05_too_many_cells": (
        "woningen.xlsx, blad “woningen”: het werkboek heeft minstens 2.001.365 gevulde "
        "cellen; de grens is 2.000.000: bewaar alleen wat de tafel nodig heeft.",
    ),
    "06_a_bomb_in_one_cell": (
        "woningen.xlsx: het bestand is uitgepakt 320 MB; de grens is 300 MB: bewaar alleen "
        "het blad dat nodig is.",
    ),
    "07_the_last_cell_that_Excel_has": (
        "woningen.xlsx, blad “woningen”: cel XFD1048576 valt buiten de grens van 200.000 "
        "rijen en 400 kolommen: maak die cel leeg.",
    ),
    "07_two_cells_far_from_each_other": (
        "woningen.xlsx, blad “woningen”: de gevulde cellen liggen te ver uit elkaar, tot en "
        "met OJ200000: maak leeg wat buiten de lijst staat.",
    ),
    "08_a_row_far_past_the_last_one": (
        "woningen.xlsx, blad “woningen”: cel A4294967295 valt buiten de grens van 200.000 "
        "rijen en 400 kolommen: maak die cel leeg.",
    ),
    "09_a_false_dimension_is_no_matter": (),
    "10_a_part_that_is_larger_than_it_says": (
        "woningen.xlsx, blad “woningen”: het bestand is beschadigd: onderdeel "
        "xl/worksheets/sheet1.xml klopt niet; open het in het rekenblad en sla het opnieuw "
        "op.",
    ),
    "10_a_part_that_goes_on_after_a_whole_sheet": (
        "woningen.xlsx, blad “woningen”: het bestand is beschadigd: onderdeel "
        "xl/worksheets/sheet1.xml klopt niet; open het in het rekenblad en sla het opnieuw "
        "op.",
    ),
    "10_a_part_that_is_smaller_than_it_says": (
        "woningen.xlsx, blad “woningen”: het bestand is beschadigd: onderdeel "
        "xl/worksheets/sheet1.xml klopt niet; open het in het rekenblad en sla het opnieuw "
        "op.",
    ),
    "11_an_entity_from_outside_in_a_sheet": (
        "woningen.xlsx, blad “woningen”: het bestand bevat een DTD of entiteit en wordt "
        "daarom niet geopend: vraag de afzender om een nieuw bestand.",
    ),
    "11_an_entity_from_outside_in_the_shared_texts": (
        "woningen.xlsx: het bestand bevat een DTD of entiteit en wordt daarom niet geopend: "
        "vraag de afzender om een nieuw bestand.",
    ),
    "12_a_billion_laughs": (
        "woningen.xlsx, blad “woningen”: het bestand bevat een DTD of entiteit en wordt "
        "daarom niet geopend: vraag de afzender om een nieuw bestand.",
    ),
    "13_a_part_that_wants_to_be_elsewhere": (
        "woningen.xlsx: het bestand bevat een onderdeel met een verdachte naam: vraag de "
        "afzender om een nieuw bestand.",
    ),
    "14_a_shared_text_that_is_not_there": (
        "woningen.xlsx, blad “woningen”: cel B1 verwijst naar een tekst die er niet is: open "
        "het in het rekenblad en sla het opnieuw op.",
    ),
    "15_XML_that_is_not_closed": (
        "woningen.xlsx, blad “woningen”: het bestand is beschadigd: onderdeel "
        "xl/worksheets/sheet1.xml klopt niet op regel 1; open het in het rekenblad en sla "
        "het opnieuw op.",
    ),
    "15_a_sheet_that_is_nowhere": (
        "woningen.xlsx, blad “woningen”: het bestand is beschadigd: onderdeel "
        "xl/worksheets/sheet1.xml ontbreekt; open het in het rekenblad en sla het opnieuw op.",
    ),
    "16_a_formula_without_a_value": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “kale_huur”: gevonden “formule zonder "
        "waarde”, open het bestand, laat het rekenen en sla het op.",
    ),
    "17_an_error_value_as_text": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “kale_huur”: gevonden “#N/B”, dat is "
        "een foutwaarde van het rekenblad: herstel de formule of vul een waarde in.",
    ),
    "17_an_error_value": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “huisnummer”: gevonden “#REF!”, dat is "
        "een foutwaarde van het rekenblad: herstel de formule of vul een waarde in.",
    ),
    "18_a_merged_header": (
        "woningen.xlsx, blad “woningen”, rij 1: de kopregel (rij 1) bevat: samengevoegde cel "
        "C1:D1; geef elke kolom een eigen cel met een naam.",
    ),
    "18_a_merged_cell_below_the_header": (
        "woningen.xlsx, blad “woningen”, rij 3, kolom “corporatie”: gevonden “samengevoegde "
        "cel B2:B3”, geef elke rij een eigen waarde.",
    ),
    "19_hidden_rows_and_columns": (
        "woningen.xlsx, blad “woningen”: verborgen rijen zijn meegelezen: 3; haal ze weg als "
        "ze er niet bij horen.",
        "woningen.xlsx, blad “woningen”: verborgen kolommen zijn meegelezen: C; haal ze weg "
        "als ze er niet bij horen.",
    ),
    "19_a_sheet_that_is_hidden_even_from_the_menu": (
        "woningen.xlsx, blad “woningen”: dit blad staat verborgen; het is wel gelezen: kijk "
        "of dat klopt.",
    ),
    "20_days_that_count_from_1900": (),
    "20_days_that_count_from_1904": (),
    "21_two_equal_headers": (
        "woningen.xlsx, blad “woningen”, rij 1: de kolommen “kale_huur” (E) en “kale_huur” "
        "(G) betekenen allebei “kale_huur”; houd er één over.",
    ),
    "22_a_header_with_invisible_signs_and_capitals": (),
    "23_a_required_column_that_is_missing": (
        "woningen.xlsx, blad “woningen”, rij 1: de kopregel (rij 1) mist “corporatie”: voeg "
        "toe wat mist; gevonden kolommen: “vhe_nummer”, “straat”, “huisnummer”, “kale_huur”, "
        "“beschikbaar_per”, “buurt”.",
    ),
    "24_a_column_that_nobody_asked_for": (
        "woningen.xlsx, blad “woningen”: deze kolommen horen niet bij woningen en zijn niet "
        "bewaard: “Vorige huurder”.",
    ),
    "25_a_column_of_citizen_numbers": (
        "profielen.xlsx, blad “woningen”, rij 1, kolom “BSN”: een burgerservicenummer hoort "
        "hier niet en wordt nooit bewaard: haal het weg.",
    ),
}
