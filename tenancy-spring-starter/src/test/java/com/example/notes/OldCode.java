package com.example.notes;

import java.util.List;

/** Code from before the application knew organisations: it opens no scope. */
public final class OldCode {

    private final Notes notes;

    public OldCode(Notes notes) {
        this.notes = notes;
    }

    public List<String> texts() {
        return notes.findAll().stream().map(Note::text).sorted().toList();
    }

    public Note write(String text) {
        return notes.save(new Note(text));
    }
}
