package org.bpstree.cli;

import org.bpstree.check.Shard;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads I/N. */
final class ShardConverter implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String text) {
        final String[] parts = text.split("/", -1);
        try {
            final Shard shard = new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            if (parts.length == 2 && shard.number() >= 1 && shard.number() <= shard.count()) {
                return shard;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
            // said below
        }
        throw new TypeConversionException("'" + text + "' is no shard; give I/N with 1 <= I <= N, such as 2/4");
    }
}
