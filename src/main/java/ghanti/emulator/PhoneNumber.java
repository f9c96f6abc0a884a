package ghanti.emulator;

/** Telephone numbers as Exotel writes them; docs/exotel-protocol.md, Common ground. */
final class PhoneNumber {
    private static final int NATIONAL = 10;

    private PhoneNumber() {}

    /** The Indian national form with a leading zero; a number of fewer than ten digits stays as it is. */
    static String national(String number) {
        String digits = digits(number);
        return digits.length() < NATIONAL ? digits : "0" + lastTen(digits);
    }

    static boolean same(String one, String other) {
        return lastTen(digits(one)).equals(lastTen(digits(other)));
    }

    static boolean plausible(String number) {
        return digits(number).length() >= NATIONAL;
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    private static String lastTen(String digits) {
        return digits.substring(Math.max(0, digits.length() - NATIONAL));
    }
}
