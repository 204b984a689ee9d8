"""The desks: vacancies, profiles, files that come in, and what follows an allocation."""
