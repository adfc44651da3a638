package com.example.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.MissingScopeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NotebookTests {

    @Test
    void keepsOrganisationsApartAndRefusesWorkWithoutAScope(CapturedOutput output) {
        assertThatThrownBy(() -> Notebook.main(new String[0])).hasRootCauseInstanceOf(MissingScopeException.class);

        assertThat(output.getOut().lines()).contains("Globex sees []");
    }
}
