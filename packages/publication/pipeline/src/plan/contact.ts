import { join } from "node:path";
import type { Contact, PaperDefinition } from "@quickening/paper";
import { readTextIfThere } from "@quickening/workspace";
import { type Entries, object, optional, readShape, text } from "@quickening/workspace/shapes";
import * as v from "valibot";
import { SyncError } from "./problem.ts";

/** Who answers letters about papers by a group that name nobody themselves; below the checkout's root. */
export const contactFile = "papers/contact.json";

/** An empty text is allowed: it says that nobody has been named yet. */
const email = v.pipe(
	text,
	v.check(
		(given) => given === "" || /^[^\s@<>\\]+@[^\s@<>\\]+\.[^\s@<>\\]+$/.test(given),
		"must be an e-mail address, such as ada@example.org",
	),
);

/** Who answers letters, as paper.ts and papers/contact.json have them. */
export const contactShape = object({ name: text, email, address: optional(text) } satisfies Entries<Contact>);

/**
 * Who answers letters about a paper: whom paper.ts names, else, of a paper by groups alone, whom papers/contact.json names.
 * Undefined where a name or an e-mail address is still empty.
 *
 * @throws SyncError when papers/contact.json cannot be read or has another shape.
 */
export function paperContact(
	root: string,
	{ authors, submission }: Pick<PaperDefinition, "authors" | "submission">,
): Contact | undefined {
	const named = submission?.correspondence;
	const isByGroups = authors.every(({ name }) => name !== undefined);
	const contact = named ?? (isByGroups ? readContact(root) : undefined);
	return contact === undefined || contact.name === "" || contact.email === "" ? undefined : contact;
}

function readContact(root: string): Contact | undefined {
	const source = readTextIfThere(join(root, contactFile));
	if (source === undefined) return undefined;
	let content: unknown;
	try {
		content = JSON.parse(source);
	} catch (error) {
		throw new SyncError([{ file: contactFile, message: `cannot be read as JSON: ${(error as Error).message}` }]);
	}
	const read = readShape(contactShape, content, (at) => at.join(".") || "the contact");
	if ("value" in read) return read.value;
	throw new SyncError(read.problems.map(({ message }) => ({ file: contactFile, message })));
}
