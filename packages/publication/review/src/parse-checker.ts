import { isOrcid } from "@quickening/paper";
import { UserError } from "@quickening/workspace/terminal";

/** Who answers for a review. */
export interface Checker {
	readonly name: string;
	/** As four groups of four, without an address. */
	readonly orcid?: string;
}

/**
 * Reads "Name" or "Name <0000-0002-1825-0097>"; the ORCID may stand with its address.
 *
 * @throws UserError with exit code 2 when there is no name, or the ORCID is none (its last sign is a checksum).
 */
export function parseChecker(text: string): Checker {
	const [, name = "", orcid] = /^([^<>]*?)\s*(?:<(?:https?:\/\/orcid\.org\/)?([^<>]*)>)?\s*$/.exec(text.trim()) ?? [];
	const refuse = (rule: string) =>
		new UserError(`--checker must ${rule}; got "${text}"`, {
			whatToDo: 'Write it as --checker "Josiah Carberry <0000-0002-1825-0097>"; the ORCID may be left out.',
			exitCode: 2,
		});
	if (name === "") throw refuse("name a person");
	if (orcid === undefined) return { name };
	if (!isOrcid(orcid)) throw refuse("have a valid ORCID in its brackets");
	return { name, orcid };
}
