/** The code of the listings in README and docs, run; and the tests that keep the pages true. */
package com.example.docs;
