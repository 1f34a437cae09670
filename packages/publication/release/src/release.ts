import { join } from "node:path";
import { type ProvenanceTier, strictestTier } from "@quickening/paper";
import { disclosureRecord, type PaperPlan, staysHere } from "@quickening/pipeline/plan";
import type { DisclosureRecord } from "@quickening/pipeline/stage";
import { readIfThere, sha256 } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";
import { readSignOff, type SignOff } from "./sign-off.ts";

/** What of a paper may leave, as its files are now. */
export interface Release {
	/** The strictest access of the data behind the paper. */
	readonly tier: ProvenanceTier;
	/**
	 * "open": the data are, and nothing is held. Else "held": nothing has passed disclosure control, or a file is another one
	 * since; "unsigned": it has passed, and nobody has signed (restricted data need it); "released".
	 */
	readonly state: "open" | "held" | "unsigned" | "released";
	/** Why nothing leaves, in a sentence; none where something does. */
	readonly because?: string;
	readonly whatToDo?: string;
	readonly record?: DisclosureRecord;
	/** Given for the record as it is now. */
	readonly signed?: SignOff;
	/** Given for an earlier record. */
	readonly outdatedSignOff?: SignOff;
	/** Whether a file may leave, by its path below the paper's folder; of results/ only what is recorded, byte for byte. */
	mayLeave(path: string): boolean;
}

export interface ReleaseOptions {
	/** Shows what has passed before it is signed: for the author's own preview on this machine. */
	readonly beforeSigning?: boolean;
}

/** Set to "1" for pages that the author alone sees, on this machine: what has passed and is not signed off yet is shown there. */
export const PREVIEW_VARIABLE = "QUICKENING_PREVIEW";

/** {@link readRelease} for pages: what is not signed off is shown in the author's own preview alone. */
export function readPreviewRelease(root: string, plan: PaperPlan): Release {
	return readRelease(root, plan, { beforeSigning: process.env[PREVIEW_VARIABLE] === "1" });
}

/** Reads what of a paper may leave: the record of the stage `disclosure`, held against the files, and the sign-off. */
export function readRelease(root: string, plan: PaperPlan, { beforeSigning = false }: ReleaseOptions = {}): Release {
	const { slug, folder } = plan;
	const tier = strictestTier(plan.stages.map((stage) => stage.tier));
	if (!staysHere(tier)) return { tier, state: "open", mayLeave: () => true };
	const notResult = (path: string) => !path.startsWith("results/");
	const rebuild = `Rebuild it: npm run reproduce -- ${slug}`;
	const held = (because: string): Release => ({ tier, state: "held", because, whatToDo: rebuild, mayLeave: notResult });
	const bytes = readIfThere(join(root, folder, disclosureRecord));
	if (bytes === undefined)
		return held(`it stands on ${tier} data, and nothing of it has passed disclosure control here`);
	const record = parseRecord(bytes);
	if (record === undefined) return held(`${folder}/${disclosureRecord} cannot be read`);
	const planned = plan.stages.flatMap(({ kind, outputs }) => (kind === "disclosure" ? [] : outputs));
	for (const { path, staysHere: stays } of planned) {
		const isListed = Object.hasOwn(record.files, path);
		if (stays && isListed) return held(`${folder}/${disclosureRecord} lists ${path}, which holds rows of people`);
		if (stays) continue;
		const file = readIfThere(join(root, folder, path));
		// PNG, PDF and Word are not in git: in a clone they are not there until they are made.
		if (file === undefined) continue;
		if (!isListed || record.files[path] !== sha256(file)) {
			return held(`${folder}/${path} is not the file that passed disclosure control`);
		}
	}
	const allowed = new Set([
		...planned.filter(({ staysHere: stays }) => !stays).map(({ path }) => path),
		disclosureRecord,
	]);
	const mayLeave = (path: string) => notResult(path) || allowed.has(path);
	const signed = readSignOff(root, slug);
	const isCurrent = signed?.recordSha256 === sha256(bytes);
	const facts = { tier, record, ...(signed && (isCurrent ? { signed } : { outdatedSignOff: signed })) };
	if (tier === "registered" || isCurrent || beforeSigning) {
		return { ...facts, state: tier === "registered" || isCurrent ? "released" : "unsigned", mayLeave };
	}
	const because = signed
		? `it stands on ${tier} data and has changed since ${signed.name} signed it off on ${signed.date}`
		: `it stands on ${tier} data, and nobody has signed off what it would release`;
	const whatToDo = `Look at it with \`quickening disclose ${slug}\`, then add --sign --name "..." --role "..."`;
	return { ...facts, state: "unsigned", because, whatToDo, mayLeave: notResult };
}

/**
 * Stops what would give results away that are held.
 *
 * @throws UserError with the reason, and what to do, when nothing of the paper's results may leave.
 */
export function requireReleased(slug: string, { because, whatToDo }: Release): void {
	if (because === undefined) return;
	throw new UserError(`the results of ${slug} are held: ${because}`, { ...(whatToDo && { whatToDo: `${whatToDo}.` }) });
}

function parseRecord(bytes: Buffer): DisclosureRecord | undefined {
	try {
		const record = JSON.parse(bytes.toString("utf8")) as Partial<DisclosureRecord> | null;
		const isOne = record?.schema === 1 && typeof record.files === "object" && record.files !== null;
		return isOne && Array.isArray(record.suppressed) ? (record as DisclosureRecord) : undefined;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return undefined;
	}
}
