"""The text for residents that is added in the demo and begins next month."""

NEW_TEXT = {
    "title": "Usunięto wspólnie z gminą",
    "text": "Zagrożenia już nie ma. Usunęliśmy je wspólnie z gminą. Dziękujemy za zgłoszenie. Jeśli wróci, prosimy o nowe.",
    "text_en": "The threat is gone. We removed it together with the municipality. Thank you for the report. If it comes back, please report it again.",
    "text_uk": "Загрози вже немає. Ми усунули її разом із гміною. Дякуємо за повідомлення. Якщо вона повернеться, повідомте ще раз.",
}  # fmt: skip
