package com.dreamineering.tenancy.benchmarks;

import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What is measured; each run works for another organisation and on other rows. */
enum Operation {
    FIND {
        @Override
        void run(Variant variant, Draw draw) {
            expect(variant.find(draw.organisation, draw.own()) >= 0);
        }
    },
    LIST {
        @Override
        void run(Variant variant, Draw draw) {
            expect(variant.list(draw.organisation) == 20);
        }
    },
    INSERT {
        @Override
        void run(Variant variant, Draw draw) {
            variant.insert(draw.organisation, draw.added());
        }
    },
    FIVE {
        @Override
        void run(Variant variant, Draw draw) {
            expect(variant.five(draw.organisation, draw.own(), draw.own(), draw.added()) == 21);
        }
    };

    abstract void run(Variant variant, Draw draw);

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void expect(boolean right) {
        if (!right) {
            throw new IllegalStateException("The rows are not those that were asked for");
        }
    }

    /** Rows to work on: those of an organisation have its number as their rest. */
    static final class Draw {

        private final RandomGenerator random;
        private final long rows;
        private final int organisations;
        private int number;
        private long next;
        UUID organisation = BenchmarkDatabase.organisation(0);

        Draw(RandomGenerator random, long rows, int organisations) {
            this.random = random;
            this.rows = rows;
            this.organisations = organisations;
            this.next = rows;
        }

        void another() {
            number = random.nextInt(organisations);
            organisation = BenchmarkDatabase.organisation(number);
        }

        long own() {
            return number + organisations * random.nextLong(rows / organisations);
        }

        long added() {
            return next++;
        }
    }
}
