package ghanti.emulator;

import java.time.Duration;
import java.util.Optional;

/** Rings the numbers of a Connect, in their order, until somebody answers; docs/exotel-protocol.md, Connect. */
final class SecondLeg {
    private final LineFacts facts;
    private final Account account;
    private final Phonebook phonebook;
    private final Line.Pages pages;

    SecondLeg(LineFacts facts, Account account, Phonebook phonebook, Line.Pages pages) {
        this.facts = facts;
        this.account = account;
        this.phonebook = phonebook;
        this.pages = pages;
    }

    /** What came of the first number that answered, or of the last one; the document has at least one. */
    Leg ring(ConnectDocument document) throws LineOver {
        String exoPhone = document.outgoingPhoneNumber()
                .filter(account::owns)
                .map(PhoneNumber::national)
                .orElse(facts.parties().exoPhone());
        Optional<Leg> last = Optional.empty();
        for (String number : document.numbers()) {
            Leg leg = ring(PhoneNumber.national(number), exoPhone, document);
            if (leg.status() == LineStatus.COMPLETED) {
                return leg;
            }
            last = Optional.of(leg);
        }
        return last.orElseThrow();
    }

    private Leg ring(String number, String exoPhone, ConnectDocument document) throws LineOver {
        Callee person = phonebook.next(number);
        Notebook notebook = pages.notebook();
        notebook.listener().connecting(notebook.moment(), number);
        Pickup pickup = person.pickup();
        Duration longest = document.longestRinging();
        boolean tooLate = pickup.after().compareTo(longest) > 0;
        boolean rings = pickup.outcome() == Pickup.Outcome.NO_ANSWER || tooLate;
        Duration ringing = rings ? longest : pickup.after();
        pages.time().pass(ringing);
        LineStatus status = tooLate ? LineStatus.NO_ANSWER : status(pickup.outcome());
        Duration talked =
                status == LineStatus.COMPLETED ? shorter(person.talks(), document.longestTalk()) : Duration.ZERO;
        notebook.listener().connected(notebook.moment(), number, status, talked);
        pages.time().pass(talked);
        return new Leg(number, exoPhone, status, ringing.plus(talked), talked);
    }

    private static LineStatus status(Pickup.Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> LineStatus.COMPLETED;
            case BUSY -> LineStatus.BUSY;
            case NO_ANSWER -> LineStatus.NO_ANSWER;
            case FAILED -> LineStatus.FAILED;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
