-- A difference is a row of any tenant: the runner, which compares, is the only one who reads it.
revoke all on daybook.view_comparison, daybook.view_difference from daybook_service;
