package ghanti.speech;

import ghanti.engine.Line;
import ghanti.flow.Flow;
import ghanti.flow.Prompt;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Piece;
import ghanti.flow.Text.Sentence;
import ghanti.flow.Text.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts lines into the phrases that are sounded. Where it cuts depends on the text alone, never on the values. */
final class Phrases {

    private final SpokenValues values;
    private final PlainText plain;

    Phrases(NumberWords numbers, SpokenValues values) {
        this.values = values;
        this.plain = new PlainText(numbers);
    }

    List<Phrase> of(Flow flow, Line line) {
        Line heard = heard(flow, line);
        String language = heard.spokenLanguage(flow);
        List<Phrase> phrases = new ArrayList<>();
        StringBuilder fixed = new StringBuilder();
        for (Sentence sentence : heard.text(flow).sentences()) {
            if (sentence.pieces().stream().allMatch(Fixed.class::isInstance)) {
                sentence.pieces().forEach(piece -> fixed.append(((Fixed) piece).words()));
            } else {
                addFixed(fixed, language, phrases);
                addSentence(sentence, heard, language, phrases);
            }
        }
        addFixed(fixed, language, phrases);
        return phrases;
    }

    /** Latin-script Hindi is there for voices that read Devanagari badly. Ours read it well, so they get the original. */
    private static Line heard(Flow flow, Line line) {
        Locale asked = Locale.forLanguageTag(line.language());
        Prompt prompt = line.prompt(flow);
        boolean romanized = asked.getScript().equals("Latn") && prompt.texts().containsKey(asked.getLanguage());
        return romanized ? new Line(line.node(), line.part(), asked.getLanguage(), line.values()) : line;
    }

    private void addFixed(StringBuilder fixed, String language, List<Phrase> phrases) {
        String text = plain.of(fixed.toString(), language);
        fixed.setLength(0);
        if (!text.isEmpty()) {
            phrases.add(new Phrase(language, text, List.of(Word.known(text, Pause.BETWEEN_SENTENCES))));
        }
    }

    private void addSentence(Sentence sentence, Line line, String language, List<Phrase> phrases) {
        if (!Speaker.isComplete(sentence, line)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        List<Word> words = new ArrayList<>();
        for (Piece piece : sentence.pieces()) {
            List<Word> more = words(piece, line, language);
            text.append(piece instanceof Fixed fixed ? fixed.words() : Word.written(more));
            more.forEach(word -> words.add(words.isEmpty() ? word.after(Pause.BETWEEN_SENTENCES) : word));
        }
        String whole = plain.of(text.toString(), language);
        if (!whole.isEmpty()) {
            phrases.add(new Phrase(language, whole, words));
        }
    }

    private List<Word> words(Piece piece, Line line, String language) {
        if (piece instanceof Fixed fixed) {
            String text = plain.of(fixed.words(), language);
            return text.isEmpty() ? List.of() : List.of(Word.known(text, Pause.AROUND_A_VALUE));
        }
        Value value = (Value) piece;
        Object now = line.values().get(value.name());
        List<Word> words = now == null ? List.of() : values.say(now, value.format(), language);
        return words.isEmpty()
                ? words
                : words.stream().map(word -> plainly(word, language)).toList();
    }

    /** A name may hold numerals and pictures too. */
    private Word plainly(Word word, String language) {
        return word.known() ? word : Word.ofTheCall(plain.of(word.text(), language), word.before());
    }
}
