package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/spf13/cobra"
)

// A clinic describes itself in one YAML file: who it is, its sites, its people, what can
// be booked and when. 'clinic example' prints one to begin with, 'clinic import' checks
// and stores it. How the file reads is in clinic_import_*.go, one story each.

//go:embed clinic.sample.yaml
var clinicSample string

func clinicCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "clinic",
		Short:   "Describe the clinic: sites, people, visits, hours",
		Long:    "Describes the clinic in one file: who it is, its sites, its people, what can be booked and when.",
		Example: "  frontdesk clinic example > clinic.yaml\n  frontdesk clinic import clinic.yaml",
	}
	return group(cmd, clinicExampleCommand(), clinicImportCommand())
}

func clinicExampleCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "example",
		Short:   "Print a complete, commented clinic file",
		Example: "  frontdesk clinic example > clinic.yaml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(cmd.OutOrStdout(), clinicSample)
			return err
		},
	}
}

func clinicImportCommand() *cobra.Command {
	var path string
	var flags Flags
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Check a clinic file and store what is new in it",
		Long: "Checks the whole file ('-' for standard input), says everything that is wrong with it at once,\n" +
			"and stores it in one transaction: all of it or nothing.\n\n" +
			"It only adds. A site, a practitioner and a visit type are known by their names, a reminder by\n" +
			"its key, hours and closures by their place and time. What is known already stays as it is\n" +
			"stored: importing again changes no price, length, label, address or hour, nor the clinic's own\n" +
			"data, and removes nothing. A name that is written differently is somebody or something new\n" +
			"(upper and lower case do not matter). Hours that overlap stored ones of the same kind are\n" +
			"refused, so that nothing is offered twice.",
		Example: "  frontdesk clinic import clinic.yaml\n" +
			"  frontdesk clinic import clinic.yaml --config frontdesk.yaml\n" +
			"  docker compose run --rm -T migrate clinic import - < clinic.yaml",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name, src, err := readClinicFile(args[0], cmd.InOrStdin())
			if err != nil {
				return err
			}
			s, err := readSetup(name, src)
			if err != nil {
				return fmt.Errorf("nothing was stored:\n%w", err)
			}
			return importClinic(cmd.Context(), cmd.OutOrStdout(), path, flags, s)
		},
	}
	cmd.Flags().StringVar(&path, "config", "", "YAML file with settings (see frontdesk.sample.yaml)")
	cmd.Flags().StringVar(&flags.Data, "data", "", "folder of the private database and the key (default .frontdesk)")
	return cmd
}

// clinicLimit is some thousands of lines: more is another kind of file.
const clinicLimit = 256 << 10

// readClinicFile reads a file, or standard input where arg is "-". name is what
// messages call it.
func readClinicFile(arg string, stdin io.Reader) (name string, src []byte, err error) {
	name, in := "standard input", stdin
	if arg != "-" {
		f, err := os.Open(arg)
		if err != nil {
			return "", nil, err
		}
		defer f.Close()
		name, in = arg, f
	}
	src, err = io.ReadAll(io.LimitReader(in, clinicLimit+1))
	if err == nil && len(src) > clinicLimit {
		err = errors.New("over 256 KB; is this the right file?")
	}
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w", name, err)
	}
	return name, src, nil
}

// importPatience is ample for a first start of the private Postgres and one transaction.
const importPatience = time.Minute

func importClinic(ctx context.Context, out io.Writer, config string, flags Flags, s setup) error {
	ctx, cancel := context.WithTimeout(ctx, importPatience)
	defer cancel()
	cfg, err := Load(config, environment(), flags)
	if err != nil {
		return fmt.Errorf("configuration:\n%w", err)
	}
	log := newLog(os.Stderr, cfg.LogFormat, max(cfg.LogLevel, slog.LevelWarn))
	pg, err := openDatabase(ctx, cfg, log)
	if err != nil {
		return err
	}
	defer pg.close(log)
	db, err := openStore(ctx, cfg, pg, log)
	if err != nil {
		return err
	}
	defer db.Close()
	known, err := s.store(ctx, db, time.Now())
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, s.summary(known))
	return err
}
