import { Component, type ReactNode } from 'react';
import { Failed } from './failed.tsx';

type Props = { readonly text: string; readonly children: ReactNode };

/** A page that broke, or a part that could not be fetched, says so; the rest of the tab stands. */
export class Boundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Failed text={this.props.text} retry={() => location.reload()} /> : this.props.children;
  }
}
