import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/** Asks veraPDF about files: {@code java Conformance FILE...} prints file, profile and each broken rule, separated by tabs. */
public final class Conformance {
    private static final List<String> PROFILES = List.of("PDFUA-1", "PDFA-3A");

    private Conformance() {}

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        try (var out = new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8)) {
            for (var name : PROFILES) {
                var profile = load(name);
                for (var file : files) {
                    out.println(file + "\t" + name + "\t" + String.join("\t", judge(Path.of(file), profile)));
                }
            }
        }
    }

    /** What a file breaks of a profile: clause, test number and the message of the first place. */
    private static List<String> judge(Path file, ValidationProfile profile) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(file.toFile(), profile.getPDFAFlavour());
                var validator = ValidatorFactory.createValidator(profile, 1, false, true, false)) {
            var result = validator.validate(parser);
            var broken = result.getTestAssertions().stream()
                    .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
                    .map(each -> each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber() + " "
                            + each.getMessage().replaceAll("\\s+", " "))
                    .distinct().sorted().toList();
            return result.isCompliant() || !broken.isEmpty() ? broken : List.of("not compliant, no rule named");
        }
    }

    private static ValidationProfile load(String name) throws Exception {
        try (InputStream xml = Conformance.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            return Profiles.profileFromXml(xml);
        }
    }
}
