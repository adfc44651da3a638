package com.dreamineering.tenancy.test.proof;

/**
 * Which of the look-alike rows a value is for.
 *
 * <p>Rows of one mark have the same values, whatever their organisation: a condition on a value does not tell them apart.
 */
record Mark(int number) {

    /** Each organisation has a row of this mark. */
    static final Mark TWIN = new Mark(1);

    /** Only the organisation that is looked at has a row of this mark. */
    static final Mark OTHER = new Mark(2);

    /** No row has this mark. */
    static final Mark NOWHERE = new Mark(9);

    /** Values less than those of each row. */
    static final Mark LOWEST = new Mark(0);

    /** Values more than those of each row. */
    static final Mark HIGHEST = new Mark(99);

    private static final int PARTIES = 10;

    /** The mark of a row that a unique key does not let look like its twin. */
    Mark apart(int party) {
        return new Mark(number + PARTIES * (party + 1));
    }
}
