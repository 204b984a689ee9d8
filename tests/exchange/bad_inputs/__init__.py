"""The 44 bad inputs (reliability.md §3), and the tests that show what becomes of each.

A number's files are in files.py, sheets.py, cells.py and texts.py, what is said of them in
said_of_files.py and said_of_cells.py. A test of test_answers.py carries number and name of its
file as its id: test_each_bad_input_gets_its_answer_word_for_word[07_the_last_cell_that_Excel_has].
"""

# Number → the ids in test_answers.py, or module::test.
TESTS: dict[int, tuple[str, ...]] = {
    1: (
        "01_an_empty_file",
        "01_an_empty_CSV_file",
    ),
    2: ("02_half_a_workbook",),
    3: (
        "03_a_workbook_with_a_password",
        "03_a_zip_with_a_password",
    ),
    4: (
        "04_a_web_page_with_the_name_of_a_workbook",
        "04_a_CSV_file_with_the_name_of_a_workbook",
    ),
    5: (
        "05_a_bomb_of_rows",
        "05_a_bomb_of_rows_below_that_size",
        "05_too_many_cells",
    ),
    6: ("06_a_bomb_in_one_cell",),
    7: (
        "07_the_last_cell_that_Excel_has",
        "07_two_cells_far_from_each_other",
    ),
    8: ("08_a_row_far_past_the_last_one",),
    9: ("09_a_false_dimension_is_no_matter",),
    10: (
        "10_a_part_that_is_larger_than_it_says",
        "10_a_part_that_goes_on_after_a_whole_sheet",
        "10_a_part_that_is_smaller_than_it_says",
    ),
    11: (
        "11_an_entity_from_outside_in_a_sheet",
        "11_an_entity_from_outside_in_the_shared_texts",
    ),
    12: ("12_a_billion_laughs",),
    13: ("13_a_part_that_wants_to_be_elsewhere",),
    14: ("14_a_shared_text_that_is_not_there",),
    15: (
        "15_XML_that_is_not_closed",
        "15_a_sheet_that_is_nowhere",
    ),
    16: ("16_a_formula_without_a_value",),
    17: (
        "17_an_error_value_as_text",
        "17_an_error_value",
    ),
    18: (
        "18_a_merged_header",
        "18_a_merged_cell_below_the_header",
    ),
    19: (
        "19_hidden_rows_and_columns",
        "19_a_sheet_that_is_hidden_even_from_the_menu",
    ),
    20: (
        "20_days_that_count_from_1900",
        "20_days_that_count_from_1904",
    ),
    21: ("21_two_equal_headers",),
    22: ("22_a_header_with_invisible_signs_and_capitals",),
    23: ("23_a_required_column_that_is_missing",),
    24: ("24_a_column_that_nobody_asked_for",),
    25: ("25_a_column_of_citizen_numbers",),
    26: ("26_a_citizen_number_in_a_remark",),
    27: ("27_a_day_that_does_not_exist",),
    28: ("28_one_day_in_four_ways",),
    29: ("29_a_year_out_of_range",),
    30: ("30_thousands_or_decimals",),
    31: ("31_amounts_as_people_write_them",),
    32: ("32_no_amounts_at_all",),
    33: (
        "33_codes_that_look_like_numbers_or_nothing",
        "33_a_house_number_that_looks_like_a_large_one",
    ),
    34: (
        "34_text_in_cp1252",
        "34_text_in_utf-8-sig",
        "34_text_in_utf-16",
        "34_text_in_utf-16-le",
        "34_text_in_utf-16-be",
    ),
    35: (
        "35_mac_roman_with_one_o_with_dots",
        "35_cp850_with_one_o_with_dots",
        "35_mac_roman_with_e_acute",
        "35_cp850_with_e_acute",
        "35_mac_roman_with_a_capital",
        "35_cp850_with_a_capital",
        "35_mac_roman_with_e_with_dots_at_the_end",
        "35_cp850_with_u_with_dots",
    ),
    36: (
        "36_a_control_character",
        "36_a_NUL_as_a_workbook_writes_it",
    ),
    37: (
        "37_a_separator_that_no_program_writes",
        "37_a_quote_that_is_not_closed",
        "37_a_value_too_many_and_a_value_too_few",
    ),
    38: (
        "38_the_same_dwelling_twice",
        "38_the_same_pseudonym_twice",
    ),
    39: (
        "39_what_looks_like_a_formula_is_text",
        "test_exports::test_bad_input_39_nothing_written_is_a_formula",
        "test_exports::test_bad_input_39_what_is_written_reads_back_as_it_was",
        "test_exports::test_bad_input_39_no_template_holds_a_formula",
        "test_exports::test_bad_input_39_no_sample_holds_a_formula",
        "test_exports::test_bad_input_39_csv_is_written_nowhere",
    ),
    40: (
        "40_what_looks_like_markup_is_text",
        "test_exports::test_bad_input_40_markup_is_literal_on_paper",
    ),
    41: (
        "41_more_than_the_remark_takes",
        "41_a_cell_of_200000_letters",
        "41_a_cell_of_200000_letters_in_a_CSV_file",
        "41_a_cell_of_40000_letters_in_a_CSV_file",
        "41_one_long_text_that_stands_for_many",
        "41_a_million_rows",
        "41_a_million_rows_in_a_CSV_file",
        "41_a_CSV_file_of_more_than_50_MB",
    ),
    42: (
        "test_names::test_bad_input_42_a_data_sheet_stays_in_its_folder_under_a_plain_name",
        "test_names::test_bad_input_42_minutes_are_named_after_their_day_alone",
        "test_names::test_bad_input_42_sample_files_have_names_of_our_own",
    ),
    43: (
        "test_maps::test_bad_input_43_each_fault_in_a_map_has_an_error_of_its_own",
        "test_maps::test_bad_input_43_a_map_is_no_list_of_dwellings",
    ),
    44: (
        "test_changes::test_bad_input_44_a_file_that_changes_while_it_is_read_is_refused",
        "test_changes::test_bad_input_44_a_file_that_may_not_be_read_says_so",
        "test_changes::test_bad_input_44_a_full_disk_leaves_the_file_that_was_there",
        "test_changes::test_bad_input_44_a_kill_half_way_leaves_the_file_and_nothing_else",
    ),
}
