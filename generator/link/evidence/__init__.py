"""Every quotation against the sources that it cites: with their texts, or with what captures.lock vouches for."""
