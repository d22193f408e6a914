"""Files to records, checked one by one; whether they fit together is link/'s."""
