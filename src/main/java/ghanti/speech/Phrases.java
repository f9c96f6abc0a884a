package ghanti.speech;

import ghanti.engine.Line;
import ghanti.flow.Flow;
import ghanti.flow.Prompt;
import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Noun;
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

    String plain(String text, String language) {
        return plain.of(text, language);
    }

    List<Phrase> of(Flow flow, Line line) {
        Line heard = heard(flow, line);
        String language = heard.spokenLanguage(flow);
        List<Phrase> phrases = new ArrayList<>();
        StringBuilder fixed = new StringBuilder();
        for (Sentence sentence : heard.text(flow).sentences()) {
            if (isFixed(sentence)) {
                sentence.pieces().forEach(piece -> fixed.append(((Fixed) piece).words()));
            } else {
                addFixed(fixed, language, phrases);
                addSentence(sentence, heard, language, phrases);
            }
        }
        addFixed(fixed, language, phrases);
        return phrases;
    }

    /** What of a prompt is the same in every call, in all its languages that are sounded. */
    List<Clip> clips(Prompt prompt) {
        List<Clip> clips = new ArrayList<>();
        prompt.texts().forEach((language, text) -> {
            if (isHeard(language, prompt)) {
                addClips(text, language, clips);
            }
        });
        return clips;
    }

    private void addClips(Text text, String language, List<Clip> clips) {
        List<Phrase> fixed = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (Sentence sentence : text.sentences()) {
            boolean whole = isFixed(sentence);
            if (!whole) {
                addFixed(words, language, fixed);
            }
            if (whole) {
                sentence.pieces().forEach(piece -> words.append(((Fixed) piece).words()));
            } else {
                addClips(sentence, language, clips);
            }
        }
        addFixed(words, language, fixed);
        fixed.forEach(phrase -> clips.add(Clip.phrase(language, phrase.text())));
    }

    /** What of a sentence with values is recorded by itself; with a falling voice where it ends the sentence. */
    private void addClips(Sentence sentence, String language, List<Clip> clips) {
        for (int i = 0; i < sentence.pieces().size(); i++) {
            Piece piece = sentence.pieces().get(i);
            if (piece instanceof Fixed part) {
                String text = plain.of(part.words(), language);
                boolean last = i == sentence.pieces().size() - 1;
                if (!text.isEmpty()) {
                    clips.add(last ? Clip.ending(language, text) : Clip.word(language, text));
                }
            } else if (piece instanceof Value value && value.noun().isPresent()) {
                Noun noun = value.noun().get();
                for (String word : List.of(noun.one(), noun.several())) {
                    clips.add(Clip.word(language, word));
                    clips.add(Clip.ending(language, word));
                }
            }
        }
    }

    private static boolean isFixed(Sentence sentence) {
        return sentence.pieces().stream().allMatch(Fixed.class::isInstance);
    }

    static boolean isHeard(String language, Prompt prompt) {
        Locale locale = Locale.forLanguageTag(language);
        return !locale.getScript().equals("Latn") || !prompt.texts().containsKey(locale.getLanguage());
    }

    /** Latin-script Hindi is there for voices that read Devanagari badly. Ours read it well, so they get the original. */
    private static Line heard(Flow flow, Line line) {
        String spoken = line.spokenLanguage(flow);
        return isHeard(spoken, line.prompt(flow))
                ? line
                : new Line(
                        line.node(), line.part(), Locale.forLanguageTag(spoken).getLanguage(), line.values());
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
        List<Word> words = now == null ? List.of() : values.say(now, value, language);
        return words.isEmpty()
                ? words
                : words.stream().map(word -> plainly(word, language)).toList();
    }

    /** A name may hold numerals and pictures too. */
    private Word plainly(Word word, String language) {
        return word.known() ? word : Word.ofTheCall(plain.of(word.text(), language), word.before());
    }
}
