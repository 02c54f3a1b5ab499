using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Emission;
using Samgr.Generator.Locking;
using Samgr.Generator.Model;
using Samgr.Generator.Parsing;

namespace Samgr.Generator;

/// <summary>
/// Turns interfaces marked [ServiceInterface] and [CallbackInterface] into proxies and stubs, and classes marked [Service] into
/// modules.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class InterfaceGenerator : IIncrementalGenerator
{
    private static readonly Encoding _utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<LockInput> locks = context.AdditionalTextsProvider
            .Where(static file => IsLock(file.Path))
            .Select(static (file, cancellation) => LockInput.Read(file.Path, file.GetText(cancellation)?.ToString() ?? ""))
            .Collect()
            .Select(static (files, _) => files.IsEmpty ? LockInput.None : files[0])
            .WithTrackingName(Steps.Lock);
        IncrementalValueProvider<bool> hasTasks = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1") is not null)
            .WithTrackingName(Steps.HasTasks);

        IncrementalValuesProvider<Parsed<InterfaceModel>> services = Interfaces(context, Names.ServiceInterface);
        IncrementalValuesProvider<Parsed<InterfaceModel>> callbacks = Interfaces(context, Names.CallbackInterface);
        IncrementalValuesProvider<Parsed<ServiceModel>> classes = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.Service,
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => ServiceParser.Parse((INamedTypeSymbol)found.TargetSymbol));

        EmitInterfaces(context, services, locks, hasTasks);
        EmitInterfaces(context, callbacks, locks, null);
        EmitData(context, services, callbacks);
        IncrementalValuesProvider<ServiceModel> modules = Models(classes).WithTrackingName(Steps.Services);
        context.RegisterSourceOutput(modules, static (output, service) =>
            Add(output, service.Namespace, service.Name + "Module", ModuleEmitter.Emit(service)));

        context.RegisterSourceOutput(classes, static (output, parsed) => Report(output, parsed.Problems));
        ReportRemoved(context, services, callbacks, locks);
    }

    private static IncrementalValuesProvider<Parsed<InterfaceModel>> Interfaces(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is InterfaceDeclarationSyntax,
            static (found, _) => InterfaceParser.Parse((INamedTypeSymbol)found.TargetSymbol));

    // What is emitted depends on the model alone: an edit that only moves an interface writes nothing anew.
    private static IncrementalValuesProvider<T> Models<T>(IncrementalValuesProvider<Parsed<T>> parsed)
        where T : class =>
        parsed.Where(static found => found.Model is not null).Select(static (found, _) => found.Model!);

    private static void EmitInterfaces(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Parsed<InterfaceModel>> parsed,
        IncrementalValueProvider<LockInput> locks,
        IncrementalValueProvider<bool>? hasTasks)
    {
        IncrementalValuesProvider<Numbered> numbered = Models(parsed)
            .Combine(locks)
            .Select(static (pair, _) => Numbered.Make(pair.Left, pair.Right.File))
            .WithTrackingName(Steps.Interfaces);
        context.RegisterSourceOutput(numbered, static (output, model) =>
        {
            InterfaceModel type = model.Interface;
            Add(output, type.Namespace, type.Stem + "Functions", FunctionsEmitter.Emit(model));
            Add(output, type.Namespace, type.Stem + "Proxy", ProxyEmitter.Emit(model));
            Add(output, type.Namespace, type.Stem + "Stub", StubEmitter.Emit(model));
        });
        if (hasTasks is { } tasks)
        {
            context.RegisterSourceOutput(numbered.Combine(tasks), static (output, pair) =>
            {
                InterfaceModel type = pair.Left.Interface;
                if (pair.Right)
                {
                    Add(output, type.Namespace, type.Stem + "Proxy.Async", AsyncEmitter.Emit(type));
                }
            });
        }

        context.RegisterSourceOutput(parsed.Combine(locks), static (output, pair) =>
        {
            Report(output, pair.Left.Problems);
            if (pair.Left.Model is { } model)
            {
                Report(output, LockCheck.Check(model, pair.Left.Place, pair.Right.File));
            }
        });
    }

    private static void EmitData(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Parsed<InterfaceModel>> services,
        IncrementalValuesProvider<Parsed<InterfaceModel>> callbacks)
    {
        IncrementalValuesProvider<DataModel> data = Models(services).SelectMany(static (model, _) => model.Data)
            .Collect()
            .Combine(Models(callbacks).SelectMany(static (model, _) => model.Data).Collect())
            .SelectMany(static (both, _) => both.Left.Concat(both.Right).Distinct().ToImmutableArray())
            .WithTrackingName(Steps.Data);
        context.RegisterSourceOutput(data, static (output, model) => Add(output, model.Namespace, model.Marshaller, DataEmitter.Emit(model)));
    }

    private static void ReportRemoved(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Parsed<InterfaceModel>> services,
        IncrementalValuesProvider<Parsed<InterfaceModel>> callbacks,
        IncrementalValueProvider<LockInput> locks)
    {
        // An interface with errors is there, although it has no model.
        var wrong = services.Where(static found => found.Model is null).Collect().Combine(callbacks.Where(static found => found.Model is null).Collect())
            .Select(static (both, _) => both.Left.Length + both.Right.Length > 0);
        var names = Models(services).Select(static (model, _) => model.FullName).Collect()
            .Combine(Models(callbacks).Select(static (model, _) => model.FullName).Collect());
        context.RegisterSourceOutput(locks.Combine(names).Combine(wrong), static (output, input) =>
        {
            ((LockInput file, (ImmutableArray<string> first, ImmutableArray<string> second)), bool isWrong) = input;
            if (file.Problem is { } problem)
            {
                Report(output, [problem]);
            }

            if (!isWrong)
            {
                Report(output, LockCheck.CheckRemoved(first.Concat(second), file.File));
            }
        });
    }

    private static bool IsLock(string path) => path.EndsWith(LockFile.FileName, StringComparison.OrdinalIgnoreCase)
        && (path.Length == LockFile.FileName.Length || path[path.Length - LockFile.FileName.Length - 1] is '/' or '\\');

    private static void Report(SourceProductionContext output, System.Collections.Generic.IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }
    }

    private static void Add(SourceProductionContext output, string space, string name, string text) =>
        output.AddSource((space.Length == 0 ? "" : space + ".") + name + ".g.cs", SourceText.From(text, _utf8));
}
