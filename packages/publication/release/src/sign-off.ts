import { join } from "node:path";
import { disclosureRecord } from "@quickening/pipeline/plan";
import { readIfThere, readJsonIfThere, sha256, writeAtomically } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";

/** A person's word that results may leave: papers/<slug>/sign-off.json. It is in git, so that a reviewer sees who said so. */
export interface SignOff {
	readonly schema: 1;
	/** Who looked, and in which office, such as "data manager, St Mary's Hospital". */
	readonly name: string;
	readonly role: string;
	/** ISO date. */
	readonly date: string;
	/** sha256 of results/disclosure.json, and so of every file that it lists: another byte needs another look. */
	readonly recordSha256: string;
}

/** Path of a paper's sign-off below the checkout. */
export function signOffFile(slug: string): string {
	return `papers/${slug}/sign-off.json`;
}

/** The sign-off of a paper, whatever it covers. */
export function readSignOff(root: string, slug: string): SignOff | undefined {
	const found = readJsonIfThere<Partial<SignOff>>(join(root, signOffFile(slug)));
	const isWhole =
		found?.schema === 1 &&
		[found.name, found.role, found.date, found.recordSha256].every((each) => typeof each === "string" && each !== "");
	return isWhole ? (found as SignOff) : undefined;
}

/**
 * Writes down that a person has looked at what a paper would release, as it is now.
 *
 * @throws UserError when the name, the role or the date says nothing, or there is nothing to sign.
 */
export function signOff(root: string, slug: string, by: Pick<SignOff, "name" | "role" | "date">): SignOff {
	for (const [field, given] of [
		["--name", by.name],
		["--role", by.role],
	] as const) {
		if (given.trim() === "") {
			throw new UserError(`${field} must say who signs; it is empty`, {
				whatToDo: `quickening disclose ${slug} --sign --name "Ada Example" --role "data manager"`,
				exitCode: 2,
			});
		}
	}
	if (!/^\d{4}-\d{2}-\d{2}$/.test(by.date) || Number.isNaN(Date.parse(by.date))) {
		throw new UserError(`--date must be an ISO date such as 2026-03-31; got ${by.date}`, { exitCode: 2 });
	}
	const record = readIfThere(join(root, "papers", slug, disclosureRecord));
	if (record === undefined) {
		throw new UserError(`papers/${slug}/${disclosureRecord} is missing, so there is nothing to sign`, {
			whatToDo: `Make it: npm run reproduce -- ${slug}`,
		});
	}
	const signed: SignOff = {
		schema: 1,
		name: by.name.trim(),
		role: by.role.trim(),
		date: by.date,
		recordSha256: sha256(record),
	};
	writeAtomically(join(root, signOffFile(slug)), `${JSON.stringify(signed, null, "\t")}\n`);
	return signed;
}
