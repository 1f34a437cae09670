import { whyNoSandbox } from "@quickening/review";
import type { Finding } from "./finding.ts";

/** What keeps a stage to what it declares, and what that is not. */
export function checkStages(): Finding {
	return {
		topic: "stages",
		level: "ok",
		found: "run under Node's permission model: a check of what they declare, no sandbox against code that wants out",
	};
}

/** Whether a commit that nobody trusts can be reviewed here. */
export function checkSandbox(): Finding {
	const topic = "sandbox";
	const why = whyNoSandbox();
	if (why === undefined) return { topic, level: "ok", found: "bubblewrap, for quickening review --untrusted" };
	return { topic, level: "note", found: `none for quickening review --untrusted: ${why}` };
}
