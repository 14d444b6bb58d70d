import type { ReactNode } from "react";
import SignedInLayout from "../(report)/layout";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <SignedInLayout>{children}</SignedInLayout>;
}
