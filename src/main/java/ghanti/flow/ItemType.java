package ghanti.flow;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Optional;

/** One of a list of items as CEL knows it, so that a field that no item has is found when the file is read. */
final class ItemType implements CelTypeProvider {

    /** No word of CEL, so that no expression can name the type. */
    static final String NAME = "an item";

    static final ImmutableMap<String, CelType> FIELDS =
            ImmutableMap.of("name", SimpleType.STRING, "quantity", SimpleType.INT);

    static final StructType TYPE =
            StructType.create(NAME, FIELDS.keySet(), field -> Optional.ofNullable(FIELDS.get(field)));

    @Override
    public ImmutableList<CelType> types() {
        return ImmutableList.of(TYPE);
    }

    @Override
    public Optional<CelType> findType(String name) {
        return name.equals(NAME) ? Optional.of(TYPE) : Optional.empty();
    }
}
