package com.dreamineering.portal.contacts;

import java.util.List;
import java.util.stream.Collectors;

/** Contacts as comma-separated values after RFC 4180. */
final class ContactCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private ContactCsv() {}

    static String of(List<ContactRow> contacts) {
        return contacts.stream()
                .map(contact -> line(contact.name(), contact.email()))
                .collect(Collectors.joining("", line("name", "email"), ""));
    }

    private static String line(String name, String email) {
        return cell(name) + "," + cell(email) + "\r\n";
    }

    /** A spreadsheet would run what begins like a formula, so that gets an apostrophe in front. */
    private static String cell(String text) {
        String harmless = FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
