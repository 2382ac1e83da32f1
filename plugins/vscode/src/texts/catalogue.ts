import de from "../../l10n/de.json";
import es from "../../l10n/es.json";
import fr from "../../l10n/fr.json";
import it from "../../l10n/it.json";
import ko from "../../l10n/ko.json";
import nl from "../../l10n/nl.json";
import pt from "../../l10n/pt.json";
import ru from "../../l10n/ru.json";
import zh from "../../l10n/zh.json";
import type { Language } from "../manifest/languages";

/** The texts of this extension by language, each by its English text. */
export const catalogue: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: {}, pt, es, fr, de, nl, it, zh, ko, ru };
