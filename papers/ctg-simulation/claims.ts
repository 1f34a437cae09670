import type { Claim } from "@quickening/publishing";
export const claims: readonly Claim[] = [];
