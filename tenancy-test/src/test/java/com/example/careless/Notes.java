package com.example.careless;

import com.dreamineering.tenancy.spring.CheckedQuery;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Notes extends Repository<Note, Long> {

    List<Note> findByText(String text);

    @Query(nativeQuery = true, value = "select text from every_note where text = :text")
    List<String> textsOfEverybody(String text);

    @CheckedQuery("Nobody looked")
    @Query(nativeQuery = true, value = "select text from note where text = :text or 1 = 1")
    List<String> uncheckedTexts(String text);

    @Query(nativeQuery = true, value = "select text from note where text = :text")
    List<String> texts(String text);
}
