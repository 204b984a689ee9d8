"""The acts at the table: functions that take a Session, one transaction each."""
