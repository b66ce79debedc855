"""The till's copies of itself: where the last one lies, when the next one comes, and one made now. Start with
`backups_presenter`; drawn as a form."""
