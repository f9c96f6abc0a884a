package ghanti.flow;

/** CEL's names of types, as authors call them. */
final class CelTypeName {

    private CelTypeName() {}

    /** Such as {@code a whole number} for {@code int}. */
    static String of(String type) {
        return switch (type) {
            case "int", "uint" -> "a whole number";
            case "double" -> "an amount";
            case "string" -> "a text";
            case "bool" -> "true or false";
            case "null" -> "null";
            case ItemType.NAME -> "an item of a list";
            default -> type.startsWith("list") ? "a list" : "another kind of value";
        };
    }
}
