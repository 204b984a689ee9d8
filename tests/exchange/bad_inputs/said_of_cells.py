"""What the program says of bad inputs 26–41, word for word: each problem of each file."""

SAID: dict[str, tuple[str, ...]] = {
    "26_a_citizen_number_in_a_remark": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “opmerking”: hier lijkt een "
        "burgerservicenummer (BSN) in te staan: haal het weg.",
        "woningen.xlsx, blad “woningen”, rij 3, kolom “opmerking”: hier lijkt een "
        "burgerservicenummer (BSN) in te staan: haal het weg.",
    ),
    "27_a_day_that_does_not_exist": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “beschikbaar_per”: gevonden "
        "“31-02-2026”, verwacht een datum die bestaat, zoals 28-2-2026.",
    ),
    "28_one_day_in_four_ways": (),
    "29_a_year_out_of_range": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “beschikbaar_per”: gevonden "
        "“1-1-1026”, verwacht een datum tussen 1900 en 2100.",
        "woningen.xlsx, blad “woningen”, rij 3, kolom “beschikbaar_per”: gevonden "
        "“1-1-2206”, verwacht een datum tussen 1900 en 2100.",
    ),
    "30_thousands_or_decimals": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “kale_huur”: gevonden “1.234”, "
        "verwacht een bedrag, zoals 612,34; drie cijfers na een punt of komma is "
        "dubbelzinnig, of niets.",
    ),
    "31_amounts_as_people_write_them": (),
    "32_no_amounts_at_all": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “kale_huur”: gevonden “1e5”, verwacht "
        "een bedrag, zoals 612,34, of niets.",
        "woningen.xlsx, blad “woningen”, rij 3, kolom “kale_huur”: gevonden “６１２”, verwacht "
        "een bedrag, zoals 612,34, of niets.",
        "woningen.xlsx, blad “woningen”, rij 4, kolom “kale_huur”: gevonden “12.34.56”, "
        "verwacht een bedrag, zoals 612,34, of niets.",
    ),
    "33_codes_that_look_like_numbers_or_nothing": (),
    "33_a_house_number_that_looks_like_a_large_one": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “huisnummer”: gevonden “1E5”, verwacht "
        "een heel getal van 1 tot en met 99999, of niets.",
    ),
    "34_text_in_cp1252": (),
    "34_text_in_utf-8-sig": (),
    "34_text_in_utf-16": (),
    "34_text_in_utf-16-le": (),
    "34_text_in_utf-16-be": (),
    "35_mac_roman_with_one_o_with_dots": (
        "woningen.csv: het bestand is geen UTF-8 en is gelezen als Windows-tekst; op regel 2 "
        "staat “Cošperatiepad”: klopt dat niet, sla het op als “CSV UTF-8”.",
    ),
    "35_cp850_with_one_o_with_dots": (
        "woningen.csv: de tekens kloppen niet, op regel 2 staat bijvoorbeeld "
        "“Co”peratiepad”: sla het op als “CSV UTF-8”.",
    ),
    "35_mac_roman_with_e_acute": (
        "woningen.csv: de tekens kloppen niet, op regel 2 staat bijvoorbeeld “CafŽ”: sla het "
        "op als “CSV UTF-8”.",
    ),
    "35_cp850_with_e_acute": (
        "woningen.csv: de tekens kloppen niet, op regel 2 staat bijvoorbeeld “Caf‚”: sla het "
        "op als “CSV UTF-8”.",
    ),
    "35_mac_roman_with_a_capital": (
        "woningen.csv: de tekens kloppen niet, op regel 2 staat bijvoorbeeld “ƒŽnlaan”: sla "
        "het op als “CSV UTF-8”.",
    ),
    "35_cp850_with_a_capital": (
        "woningen.csv: de tekens op regel 2 zijn niet te lezen: sla het op als “CSV UTF-8”.",
    ),
    "35_mac_roman_with_e_with_dots_at_the_end": (
        "woningen.csv: het bestand is geen UTF-8 en is gelezen als Windows-tekst; op regel 2 "
        "staat “Belgi‘”: klopt dat niet, sla het op als “CSV UTF-8”.",
    ),
    "35_cp850_with_u_with_dots": (
        "woningen.csv: de tekens op regel 2 zijn niet te lezen: sla het op als “CSV UTF-8”.",
    ),
    "36_a_control_character": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “straat”: gevonden “Kade”, onzichtbare "
        "tekens zijn weggelaten.",
    ),
    "36_a_NUL_as_a_workbook_writes_it": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “straat”: gevonden “Kade”, onzichtbare "
        "tekens zijn weggelaten.",
    ),
    "37_a_separator_that_no_program_writes": (
        "woningen.csv: er staat nergens een kopregel die past; op rij 1 staat "
        "“vhe_nummer|corporatie|straat|huisnummer|kale_huur|beschikbaa…”, en tussen de "
        "waarden hoort ; of , of een tab; nodig zijn ten minste: voor woningen vhe_nummer, "
        "corporatie, beschikbaar_per; voor profielen profielnummer, zorgaanbieder, "
        "profieldatum; voor buurten buurtcode; voor namen zorgaanbieder, profielnummer, "
        "achternaam.",
    ),
    "37_a_quote_that_is_not_closed": (
        "woningen.csv: op regel 3 staat een aanhalingsteken dat niet sluit of verkeerd "
        "staat: haal het weg of sluit het.",
    ),
    "37_a_value_too_many_and_a_value_too_few": (
        "woningen.csv, rij 3: regel 3 van het bestand heeft 7 waarden en de kopregel 6: kijk "
        "of er een scheidingsteken te veel of te weinig staat.",
        "woningen.csv, rij 4: regel 4 van het bestand heeft 2 waarden en de kopregel 6: kijk "
        "of er een scheidingsteken te veel of te weinig staat.",
    ),
    "38_the_same_dwelling_twice": (
        "woningen.xlsx, blad “woningen”, rij 3, kolom “vhe_nummer”: gevonden “1001”, maar "
        "dat staat bij Woningstichting Voorbeeld ook al op rij 2, die wel is gelezen; houd "
        "er één over.",
    ),
    "38_the_same_pseudonym_twice": (
        "profielen.xlsx, blad “woningen”, rij 3, kolom “profielnummer”: gevonden "
        "“P-2026-0042”, maar dat staat bij Zorggroep Voorbeeld ook al op rij 2, die wel is "
        "gelezen; houd er één over.",
    ),
    "39_what_looks_like_a_formula_is_text": (),
    "40_what_looks_like_markup_is_text": (),
    "41_more_than_the_remark_takes": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “opmerking”: gevonden "
        "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”, verwacht hoogstens "
        "2000 tekens, het zijn er 3000, of niets.",
    ),
    "41_a_cell_of_200000_letters": (
        "woningen.xlsx, blad “woningen”, rij 2, kolom “straat”: gevonden "
        "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”, een cel heeft hoogstens 32.767 tekens, "
        "hier staan er 200.000: kort de tekst in.",
    ),
    "41_a_cell_of_200000_letters_in_a_CSV_file": (
        "woningen.csv: op regel 2 begint een waarde van meer dan 131.072 tekens, en 32.767 "
        "is de grens: kort de tekst in, of kijk of er een aanhalingsteken staat dat niet "
        "sluit.",
    ),
    "41_a_cell_of_40000_letters_in_a_CSV_file": (
        "woningen.csv, rij 2, kolom “straat”: gevonden "
        "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”, een cel heeft hoogstens 32.767 tekens, "
        "hier staan er 40.000: kort de tekst in.",
    ),
    "41_one_long_text_that_stands_for_many": (
        "woningen.xlsx, blad “woningen”: het werkboek heeft meer dan 50.000.000 tekens "
        "tekst, dat is de grens: bewaar alleen wat de tafel nodig heeft.",
    ),
    "41_a_million_rows": (
        "woningen.xlsx, blad “woningen”: cel A200001 valt buiten de grens van 200.000 rijen "
        "en 400 kolommen: maak die cel leeg.",
    ),
    "41_a_million_rows_in_a_CSV_file": (
        "woningen.csv: het bestand heeft meer dan 200.000 rijen, dat is de grens: bewaar "
        "alleen wat de tafel nodig heeft.",
    ),
    "41_a_CSV_file_of_more_than_50_MB": (
        "woningen.csv: het bestand is groter dan 50 MB, dat is de grens: bewaar alleen wat "
        "de tafel nodig heeft.",
    ),
}
