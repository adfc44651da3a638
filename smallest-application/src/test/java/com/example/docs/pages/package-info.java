/** The pages of the documentation, and what has to be true of them. */
package com.example.docs.pages;
