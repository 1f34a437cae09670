import { type Terminal, UserError } from "@quickening/workspace/terminal";
import { editedPackageLines, lookAtPackages } from "./installed-packages.ts";

/**
 * Nothing is made by npm packages that somebody edited: no fingerprint covers more of them than their version.
 *
 * @param folders - Of packages, below the root; all when left out.
 * @throws UserError naming package and file.
 */
export function refuseEditedPackages(
	root: string,
	terminal: Pick<Terminal, "warn">,
	folders?: readonly string[],
): void {
	const found = lookAtPackages(root, folders);
	if (!found.isRecorded) {
		terminal.warn("no set-up on this machine wrote down what npm installed here: edits of it would not be noticed");
	}
	if (found.edited.length === 0) return;
	throw new UserError(`npm packages are not as they were installed:\n  ${editedPackageLines(found).join("\n  ")}`, {
		whatToDo:
			"Remove node_modules and run `npm run setup`; a change that is meant belongs into a package of the repository.",
	});
}
