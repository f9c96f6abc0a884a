package ghanti.emulator;

/** What Exotel expects of every answer with a body. */
final class Expectation {
    private Expectation() {}

    /** Status 200 and that content type; docs/exotel-protocol.md, Gather, Greeting and SwitchCase. */
    static void check(String applet, Answer answer, String mediaType) throws BadAnswer {
        if (answer.redirects()) {
            throw redirect(applet, answer);
        }
        if (answer.status() != 200) {
            throw new BadAnswer(
                    Fault.Kind.STATUS, "A " + applet + " takes status 200 alone, not " + answer.status() + ".");
        }
        if (!answer.mediaType().equals(mediaType)) {
            String got = answer.header("content-type");
            throw new BadAnswer(
                    Fault.Kind.CONTENT_TYPE,
                    "A " + applet + " takes " + mediaType + " alone, not " + (got.isEmpty() ? "nothing" : got) + ".");
        }
    }

    static BadAnswer redirect(String applet, Answer answer) {
        return new BadAnswer(
                Fault.Kind.REDIRECT,
                "A " + applet + " follows no redirect: " + answer.status() + " came with a Location.");
    }
}
