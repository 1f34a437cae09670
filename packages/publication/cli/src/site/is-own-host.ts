import type { IncomingMessage } from "node:http";

const OWN = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Whether a request names this machine: a page of another host whose name was made to lead here (DNS rebinding) names that
 * host, in Host or in Origin. The port may be another one, as behind a tunnel.
 */
export function isOwnHost({ headers: { host = "", origin } }: IncomingMessage): boolean {
	const names = [host, ...(origin === undefined ? [] : [origin.replace(/^https?:\/\//, "")])];
	return names.every((name) => OWN.has(name.replace(/:\d*$/, "").toLowerCase()));
}
