"""The place of the facts: filters, list and reader of cards; figures and names; the review of what is stale."""
