"""The committee edition: six pages that name no child, and what of them may be published."""
