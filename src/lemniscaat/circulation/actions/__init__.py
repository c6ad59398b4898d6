"""What makes knowledge go round. Acts of higher apps record their steps through `steps`."""
