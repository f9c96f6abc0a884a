package ghanti.emulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who picks up which number, and at which attempt. */
final class Phonebook {
    private final Map<String, List<Callee>> people = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private List<Callee> everyone;

    Phonebook(Callee everyone) {
        this.everyone = List.of(everyone);
    }

    synchronized void everyone(List<Callee> callees) {
        everyone = List.copyOf(callees);
        attempts.clear();
    }

    synchronized void person(String number, List<Callee> callees) {
        people.put(PhoneNumber.national(number), List.copyOf(callees));
        attempts.remove(PhoneNumber.national(number));
    }

    /** The callee of the next attempt to reach a number: the first of the list, the second, and so on to the last. */
    synchronized Callee next(String number) {
        String national = PhoneNumber.national(number);
        int attempt = attempts.merge(national, 1, Integer::sum);
        List<Callee> callees = people.getOrDefault(national, everyone);
        return callees.get(Math.min(attempt, callees.size()) - 1);
    }
}
