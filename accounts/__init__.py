"""A grown-up's own key: signing up, in and out."""
