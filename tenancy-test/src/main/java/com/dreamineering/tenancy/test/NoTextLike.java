package com.dreamineering.tenancy.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * No text of a class is like one of these patterns: in its code, its constants and its annotations.
 *
 * <p>ArchUnit does not know the texts of a class, so its file is read. All texts stand in the constant pool, names of methods
 * and types among them.
 */
final class NoTextLike extends ArchCondition<JavaClass> {

    private static final int MAGIC_AND_VERSION = 8;

    private final List<Pattern> patterns;

    NoTextLike(String... patterns) {
        super("have no text like '%s'", String.join("', '", patterns));
        this.patterns = List.of(patterns).stream()
                .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getSource()
                .ifPresent(source -> texts(source.getUri()).stream()
                        .filter(text -> patterns.stream()
                                .anyMatch(pattern -> pattern.matcher(text).find()))
                        .forEach(text -> events.add(SimpleConditionEvent.violated(
                                type, "%s has the text '%s'".formatted(type.getDescription(), text)))));
    }

    private static List<String> texts(URI file) {
        List<String> texts = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(file.toURL().openStream()))) {
            in.skipNBytes(MAGIC_AND_VERSION);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(in.readUTF());
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // a long or a double takes two places
                    }
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> throw new IOException("it has a constant of the unknown kind %d".formatted(tag));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        return texts;
    }
}
