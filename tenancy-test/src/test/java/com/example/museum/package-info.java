/** An application with each kind of mapping: museums are organisations with artists, works, documents and visitors. */
package com.example.museum;
