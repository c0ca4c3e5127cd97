"""Other people's files, read safely: how big they may be, XML, text tables and workbooks. No models."""
