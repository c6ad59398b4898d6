"""The design system: tokens, components with sample data, base page, gallery. Knows only the kernel."""
