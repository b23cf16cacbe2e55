"""The room as a Telegram bot: it greets, answers, and opens the mini-app."""
